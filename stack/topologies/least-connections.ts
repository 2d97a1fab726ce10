import type { StackSpec } from '../../model/stack.ts';
import { balancer } from '../topology-parts.ts';
import { twoServers } from './two-servers.ts';

/** Each request goes to the server with the fewest under way. */
export const leastConnections: StackSpec = {
  ...twoServers,
  name: 'least-connections',
  title: 'Two servers; each request goes to the one with the fewest under way',
  components: twoServers.components.map((component) =>
    component.kind === 'haproxy' ? balancer('balancer', { balance: 'leastconn' }) : component,
  ),
};
