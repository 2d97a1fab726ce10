import { describe, expect, it } from 'vitest';
import { essentials } from '../../plans/essentials.ts';
import { orderEpisodes, stoppingRule } from '../../plans/order.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = { ...resolvePlan(essentials, twoServers), episodes: 4 };
const size = plan.experiments.length;
const nameOf = (index: number): string =>
  plan.experiments.map(({ fault, target }) => `${fault} ${target}`)[index] ?? '';
const names = plan.experiments.map((_, index) => nameOf(index));
const seeds = Array.from({ length: 400 }, (_, seed) => seed);

const roundsOf = (seed: number): readonly (readonly string[])[] => {
  const order = orderEpisodes(plan, seed).map(({ fault, target }) => `${fault} ${target}`);
  return Array.from({ length: plan.episodes }, (_, round) => order.slice(round * size, (round + 1) * size));
};

describe('the order of episodes', () => {
  it('is as many rounds as the plan says, each of every experiment once, the sham first', () => {
    for (const seed of seeds) {
      for (const round of roundsOf(seed)) {
        expect(round[0]).toBe('sham balancer');
        expect(round.toSorted()).toEqual(names.toSorted());
      }
    }
  });

  it('repeats with the seed, and differs between seeds and rounds', () => {
    expect(roundsOf(5)).toEqual(roundsOf(5));
    expect(roundsOf(5)).not.toEqual(roundsOf(6));
    expect(new Set(roundsOf(5).map((round) => round.join())).size).toBeGreaterThan(1);
  });

  it('gives every experiment every place alike', () => {
    const firsts = seeds.flatMap((seed) => roundsOf(seed).map((round) => round[1]));
    for (const name of names.slice(1)) {
      const share = firsts.filter((first) => first === name).length / firsts.length;
      expect(Math.abs(share - 1 / (size - 1))).toBeLessThan(0.05);
    }
  });

  it('keeps several shams in front, in the order of the plan', () => {
    const shams = ['replica', 'primary'].map((target) => ({ target, fault: 'sham' as const, spof: [] }));
    const [last = shams[0], ...others] = plan.experiments.toReversed();
    const experiments = [last, ...shams, ...others].filter((one) => one !== undefined);
    const order = orderEpisodes({ ...plan, episodes: 1, experiments }, 3);
    expect(order.slice(0, 3).map(({ target }) => target)).toEqual(['replica', 'primary', 'balancer']);
  });
});

describe('the stopping rule', () => {
  it('names the number of episodes', () => {
    expect(stoppingRule({ episodes: 1 })).toMatch(/^1 episode of each cell, fixed before the run/);
    expect(stoppingRule({ episodes: 5 })).toMatch(/^5 episodes of each cell, fixed before the run/);
  });
});
