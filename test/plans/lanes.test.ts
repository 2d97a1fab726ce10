import { describe, expect, it } from 'vitest';
import type { Plan } from '../../model/plan.ts';
import { essentials } from '../../plans/essentials.ts';
import { lanesOf, repeatsEach } from '../../plans/lanes.ts';
import { episodeMs, outlinePlan } from '../../plans/outline.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const whole = resolvePlan({ ...essentials, lanes: 2 }, twoServers);
const namesOf = (plan: Plan): readonly string[] => plan.experiments.map(({ fault, target }) => `${fault} ${target}`);

describe('lanesOf', () => {
  it('deals the faults out in turn, and gives every lane the sham', () => {
    expect(lanesOf(whole).map(({ plan }) => namesOf(plan))).toEqual([
      ['sham balancer', 'stop balancer', 'stop server2', 'stop replica'],
      ['sham balancer', 'stop server1', 'stop primary'],
    ]);
  });

  it('numbers the episodes of all lanes in one row', () => {
    expect(lanesOf({ ...whole, episodes: 3 }).map(({ lane, firstEpisode }) => [lane, firstEpisode])).toEqual([
      [1, 1],
      [2, 13],
    ]);
  });

  it('leaves room behind all of them for each lane to repeat as many as it may', () => {
    const parts = lanesOf({ ...whole, episodes: 3 });
    const places = parts.map(({ firstRepeat, plan }) => [
      firstRepeat,
      firstRepeat + repeatsEach * 3 * plan.experiments.length,
    ]);
    expect(places).toEqual([
      [22, 46],
      [46, 64],
    ]);
  });

  it('has no lane without a fault', () => {
    expect(lanesOf({ ...whole, lanes: 4, experiments: whole.experiments.slice(0, 3) })).toHaveLength(2);
    expect(lanesOf({ ...whole, experiments: whole.experiments.slice(0, 1) })).toHaveLength(1);
  });

  it('leaves a plan without lanes whole', () => {
    const plan = resolvePlan(essentials, twoServers);
    expect(lanesOf(plan)).toEqual([{ lane: 1, plan, firstEpisode: 1, firstRepeat: 7 }]);
  });
});

describe('a dry run with lanes', () => {
  const outline = outlinePlan(whole, twoServers, () => 'undo', 7);

  it('is as long as its longest lane, in which times begin anew', () => {
    expect(outline.totalMs).toBe(4 * episodeMs(whole.windows));
    expect(outline.experiments.filter(({ phases }) => phases[0]?.startMs === 0)).toHaveLength(2);
    expect(Math.max(...outline.experiments.flatMap(({ phases }) => phases.map(({ endMs }) => endMs)))).toBe(
      outline.totalMs,
    );
  });

  it('shows every episode once, with its lane', () => {
    expect(outline.experiments.map(({ episode }) => episode)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(outline.experiments.map(({ lane }) => lane)).toEqual([1, 1, 1, 1, 2, 2, 2]);
  });
});

describe('a plan with lanes', () => {
  it('may not ask for more requests in all than can be judged', () => {
    const rate = { static: '170/s', read: '170/s', write: '170/s' };
    const file = { ...essentials, load: { rate, returning: '0/s' } };
    expect(resolvePlan(file, twoServers).load.ratePerSecond.read).toBe(170);
    expect(() => resolvePlan({ ...file, lanes: 2 }, twoServers)).toThrow('add up to 1020/s in 2 lanes');
  });
});
