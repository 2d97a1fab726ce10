import { limited } from '../topology-parts.ts';
import { twoServers } from './two-servers.ts';

/** Servers whose capacity is known, and small enough to be reached: each serves a request at a time. */
export const limitedServers = limited(twoServers, {
  name: 'limited-servers',
  title: 'Two servers whose applications take 20 ms for each request, one at a time: 50 a second each',
});
