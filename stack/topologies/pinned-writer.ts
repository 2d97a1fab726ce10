import type { StackSpec } from '../../model/stack.ts';
import { twoServers } from './two-servers.ts';

/** Only one server's application may reach the primary, so every write goes there. */
export const pinnedWriter: StackSpec = {
  ...twoServers,
  name: 'pinned-writer',
  title: 'Two servers of which only the first may write: the second reaches no primary',
  links: twoServers.links.flatMap((link) => {
    if (link.from === 'server2.app' && link.to === 'primary.mariadb') return [];
    if (link.to === 'server2.nginx') return [{ ...link, operations: ['static', 'read'] }];
    return link.to === 'server2.app' ? [{ ...link, operations: ['read'] }] : [link];
  }),
};
