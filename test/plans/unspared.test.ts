import { describe, expect, it } from 'vitest';
import { ladderStack } from '../../bench/wide-stacks.ts';
import { hasFurtherPairs, unsparedIn } from '../../plans/unspared.ts';
import { twoServers } from '../support/two-servers.ts';

describe('unsparedIn', () => {
  it('names what the drawing of two-servers cannot spare, alone and together, with what is lost', () => {
    expect(unsparedIn(twoServers)).toEqual([
      { target: 'balancer', hosts: 1, operations: ['static', 'read', 'write'] },
      { target: 'primary', hosts: 1, operations: ['write'] },
      { target: 'server1+server2', hosts: 2, operations: ['static', 'read', 'write'] },
      { target: 'primary+replica', hosts: 2, operations: ['read'] },
    ]);
  });

  it('names no more than a few pairs of a drawing that has thousands', () => {
    const pairs = unsparedIn(ladderStack(1000, 1000)).filter(({ hosts }) => hosts === 2);
    expect(pairs).toHaveLength(40);
    expect([hasFurtherPairs(ladderStack(1000, 1000)), hasFurtherPairs(twoServers)]).toEqual([true, false]);
  });
});
