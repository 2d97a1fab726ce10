import type { Remedy } from '../model/claim.ts';

const ownMachine = 'Databases on machines of their own, so that losing the server loses no database.';
const second = 'A second server with Nginx and application, behind a balancer with health checks.';
const floating = 'A second balancer, and a floating address that moves to it (keepalived, VRRP).';
const promoted =
  'A second database that takes over without a person (Galera with an arbitrator, and an address for writes that moves).';

/**
 * What remedies what, each by a stack that differs in nothing else that the fault could meet. In the place of a machine stands every
 * one on which its parts are there: what was only moved is still lost.
 */
export const remedies: readonly Remedy[] = [
  {
    stack: 'two-servers',
    target: 'balancer',
    by: 'balancer-failover',
    counterparts: ['balancer1', 'balancer2'],
    change: floating,
  },
  { stack: 'two-servers', target: 'primary', by: 'database-failover', counterparts: ['primary'], change: promoted },
  {
    stack: 'shared-balancer-host',
    target: 'server1',
    by: 'two-servers',
    counterparts: ['server1', 'balancer'],
    change: 'A machine of its own for the balancer, so that losing the server loses no balancer.',
  },
  {
    stack: 'pinned-writer',
    target: 'server1',
    by: 'two-servers',
    counterparts: ['server1'],
    change: 'A way from every application to the primary.',
  },
  {
    stack: 'colocated',
    target: 'server1',
    by: 'two-servers',
    counterparts: ['server1', 'primary'],
    change: ownMachine,
  },
  {
    stack: 'one-server',
    target: 'server1.nginx',
    by: 'two-servers',
    counterparts: ['server1.nginx'],
    change: second,
  },
  { stack: 'one-server', target: 'server1.app', by: 'two-servers', counterparts: ['server1.app'], change: second },
  {
    stack: 'one-server',
    target: 'server1.mariadb',
    by: 'database-failover',
    counterparts: ['primary.mariadb'],
    change: promoted,
  },
];
