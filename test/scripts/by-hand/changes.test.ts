import { describe, expect, it } from 'vitest';
import type { StackState } from '../../../model/state.ts';
import { changesBetween } from '../../../scripts/by-hand/changes.ts';
import { stateFixture } from '../../support/state-fixture.ts';

const well = stateFixture();
const [nginx, primary, replica] = [well.components[1]!, well.databases[0]!, well.databases[1]!];

describe('what changes between two looks', () => {
  it('is nothing while another server answers, sooner or later, and a replica falls a little behind', () => {
    const visit = { server: 'server2', database: 'primary', status: 200, tookMs: 80 };
    const later = stateFixture({ visit, databases: [primary, { ...replica, behind: 7 }] });
    expect(changesBetween(well, later)).toEqual([]);
  });

  it.each<readonly [string, Partial<StackState>, string]>([
    ['users without an answer', { visit: { ...well.visit, status: 0 } }, 'users get no answer'],
    ['users with an error', { visit: { ...well.visit, status: 503 } }, 'users get 503'],
    ['a balancer', { servers: [{ ...well.servers[0]!, state: 'DOWN' }] }, 'balancer.haproxy: app/server1 is DOWN'],
    ['an address that moves', { addresses: [{ name: 'vip', on: ['balancer2'] }] }, 'vip is on balancer2'],
    ['an address on two hosts', { addresses: [{ name: 'vip', on: ['a', 'b'] }] }, 'vip is on a and b'],
    ['an address that is gone', { addresses: [{ name: 'vip', on: [] }] }, 'vip is on no host'],
    ['a process that ends', { components: [{ ...nginx, state: 'absent' }] }, 'server1.nginx is absent'],
    [
      'a process that is deaf',
      { components: [{ ...nginx, listening: false }] },
      'server1.nginx runs and does not listen',
    ],
    ['a database that is silent', { databases: [{ ...primary, writable: null }] }, 'primary.mariadb: does not answer'],
    [
      'a replica that stops',
      { databases: [{ ...replica, trouble: ['replication IO thread is no'] }] },
      'replica.mariadb: is read-only; replication IO thread is no',
    ],
    [
      'a replica that is promoted',
      { databases: [{ ...replica, writable: true, follows: null }] },
      'replica.mariadb: takes writes',
    ],
  ])('is told of %s', (_, change, line) => {
    expect(changesBetween(well, stateFixture(change))).toEqual([line]);
  });
});
