import type { StackSpec } from '../../model/stack.ts';
import { balancer } from '../topology-parts.ts';
import { twoServers } from './two-servers.ts';

/** The user's address decides which server answers; users of many addresses show it. */
export const ipHash: StackSpec = {
  ...twoServers,
  name: 'ip-hash',
  title: 'Two servers; the address of a user decides which one answers',
  components: twoServers.components.map((component) =>
    component.kind === 'haproxy' ? balancer('balancer', { balance: 'source', hashType: 'consistent' }) : component,
  ),
  clientAddresses: 64,
};
