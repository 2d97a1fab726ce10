import type { StackSpec } from '../../model/stack.ts';
import { twoServers } from './two-servers.ts';

/** One server serves, the other waits until it fails. */
export const activePassive: StackSpec = {
  ...twoServers,
  name: 'active-passive',
  title: 'Two servers of which the second serves only while the first is down',
  links: twoServers.links.flatMap((link) => (link.to === 'server2.nginx' ? [{ ...link, backup: true }] : [link])),
};
