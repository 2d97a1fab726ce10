import type { StackSpec } from '../../model/stack.ts';
import { balancerFailover } from './balancer-failover.ts';

/** A server in reserve behind two balancers, of which one is in reserve as well. */
export const activePassiveFailover: StackSpec = {
  ...balancerFailover,
  name: 'active-passive-failover',
  title: 'As balancer-failover, the second server in reserve',
  links: balancerFailover.links.flatMap((link) => (link.to === 'server2.nginx' ? [{ ...link, backup: true }] : [link])),
};
