import { activePassive } from './active-passive.ts';
import { limited } from '../topology-parts.ts';

/** The same servers, one of them in reserve. */
export const limitedPassive = limited(activePassive, {
  name: 'limited-passive',
  title: 'As limited-servers, the second server in reserve',
});
