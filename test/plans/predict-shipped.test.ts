import { describe, expect, it } from 'vitest';
import { predictSpof } from '../../plans/predict.ts';
import { topologies } from '../../stack/topologies/index.ts';

const all = ['static', 'read', 'write'];

/** What is lost with a target, by stack, as the claims about these stacks have it. */
const lost: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'one-server': {
    server1: all,
    'server1.nginx': all,
    'server1.app': ['read', 'write'],
    'server1.mariadb': ['read', 'write'],
  },
  colocated: { balancer: all, server1: ['write'], server2: [], 'server1.nginx': [], 'server2.mariadb': [] },
  'active-passive': { balancer: all, server1: [], server2: [], primary: ['write'], replica: [] },
  'least-connections': { balancer: all, server1: [], server2: [], primary: ['write'] },
  'ip-hash': { balancer: all, server1: [], server2: [], primary: ['write'] },
  'shared-balancer-host': { server1: all, 'server1.haproxy': all, 'server1.nginx': [], server2: [] },
  'pinned-writer': { server1: ['write'], 'server1.app': ['write'], server2: [], primary: ['write'] },
  'balancer-failover': { balancer1: [], balancer2: [], server1: [], primary: ['write'] },
  'balancer-pair': { balancer1: [], balancer2: [], server2: [], primary: ['write'] },
};

const cases = Object.entries(lost).flatMap(([stack, targets]) =>
  Object.entries(targets).map(([target, operations]) => ({ stack, target, operations })),
);

describe('predictSpof on the shipped stacks', () => {
  it.each(cases)('$stack without $target loses $operations', ({ stack: name, target, operations }) => {
    const stack = topologies.find((each) => each.name === name);
    expect(stack && predictSpof(stack, target, 'stop')).toEqual(operations);
  });
});
