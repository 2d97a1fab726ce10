import { describe, expect, it } from 'vitest';
import type { Observation } from '../../model/observation.ts';
import { capacityGain } from '../../verdict/capacity.ts';
import { factsOf, faultSeen, visitsSeen } from '../support/probe-facts.ts';

/** 100 reads at a rate, answered in time, or all of them late. */
const offered = (part: string, ratePerSecond: number, tookMs: number): Observation =>
  visitsSeen(part, 100, (place) => ({ atMs: (place * 1000) / ratePerSecond, tookMs }));

/** What is carried and what is refused, with all servers and with one stopped. */
const gainOf = (all: readonly [number, number], rest: readonly [number, number]) =>
  capacityGain(
    factsOf([
      offered('all', all[0], 20),
      offered('all', all[1], 400),
      offered('survivors', rest[0], 20),
      offered('survivors', rest[1], 400),
      ...faultSeen('stop', 'server2'),
    ]),
  );

describe('capacityGain', () => {
  it('is clear only where both ends of both knees are: the ends that claim less count', () => {
    expect(gainOf([100, 110], [50, 55])).toMatchObject({ adds: 'its part' });
    expect(gainOf([100, 110], [95, 105])).toMatchObject({ adds: 'nothing' });
    expect(gainOf([100, 115], [75, 86])).toMatchObject({ adds: 'unclear' });
  });

  it('is unknown where the limit was not reached on either side, or never stood up', () => {
    const [all, rest] = [
      [offered('all', 100, 20), offered('all', 110, 400)],
      [offered('survivors', 50, 20), offered('survivors', 55, 400)],
    ];
    const stopped = faultSeen('stop', 'server2');
    for (const [seen, reason] of [
      [[...all.slice(0, 1), ...rest, ...stopped], 'too-few'],
      [[...all, ...rest.slice(0, 1), ...stopped], 'too-few'],
      [[...all, ...rest.slice(1), ...stopped], 'unanswered'],
      [[...all.slice(1), ...rest, ...stopped], 'unanswered'],
      [[...all, ...rest], 'fault-not-evidenced'],
    ] as const)
      expect(capacityGain(factsOf(seen))).toMatchObject({ verdict: 'unknown', reasons: [{ reason }] });
  });

  it('says by how much, from the least to the most', () => {
    expect(gainOf([100, 120], [50, 60])).toMatchObject({
      told: 'all servers carry 1.67 to 2.40 times what the others do; the bar is 1.41',
    });
  });
});
