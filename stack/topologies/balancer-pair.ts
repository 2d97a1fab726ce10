import type { StackSpec } from '../../model/stack.ts';
import { balancerFailover } from './balancer-failover.ts';

/** Two balancers that both serve: each has an address of its own, and takes over that of the other. */
export const balancerPair: StackSpec = {
  ...balancerFailover,
  name: 'balancer-pair',
  title: 'Two HAProxy that both serve, each with an address that the other takes over',
  entry: 'vip1',
  furtherEntries: ['vip2'],
  addresses: [
    { name: 'vip1', on: ['balancer1', 'balancer2'] },
    { name: 'vip2', on: ['balancer2', 'balancer1'] },
  ],
};
