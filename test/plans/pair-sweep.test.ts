import { describe, expect, it } from 'vitest';
import { ladderStack } from '../../bench/wide-stacks.ts';
import { predictionOf } from '../../plans/predict.ts';
import { pairSweepOf } from '../../plans/pair-sweep.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { topologies } from '../../stack/topologies/index.ts';
import { twoServers } from '../support/two-servers.ts';

const acts = (stack: (typeof topologies)[number]) =>
  resolvePlan({ ...pairSweepOf(stack), stack: stack.name }, stack)
    .experiments.filter(({ fault }) => fault !== 'sham')
    .map(({ target, spof }) => `${target}: ${spof.join(' ')}`);

describe('pairSweepOf', () => {
  it('takes the two servers and the two databases away, one by one and together', () => {
    expect(acts(twoServers)).toEqual([
      'server1: ',
      'server2: ',
      'primary: write',
      'replica: ',
      'server1+server2: static read write',
      'primary+replica: read write',
    ]);
  });

  it('takes both balancers away where there are two', () => {
    const stack = topologies.find(({ name }) => name === 'balancer-failover') ?? twoServers;
    expect(acts(stack)).toContain('balancer1+balancer2: static read write');
  });

  it('says when there are more pairs than it takes away', () => {
    expect(pairSweepOf(twoServers).title).toMatch(/: 2 pairs by the drawing$/);
    expect(pairSweepOf(ladderStack(40, 1000)).title).toMatch(/: the first 40 pairs by the drawing$/);
  });

  it('notes what the drawing says of each before the run', () => {
    const { experiments } = resolvePlan(pairSweepOf(twoServers), twoServers);
    expect(experiments.at(-1)).toMatchObject({ predicted: { static: 'refuted', read: 'proven', write: 'proven' } });
    expect(experiments[0]).not.toHaveProperty('predicted');
    expect(predictionOf({ ...twoServers, links: [] }, 'server1', 'stop')).toEqual({});
  });
});
