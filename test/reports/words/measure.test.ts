import { describe, expect, it } from 'vitest';
import type { Availability, Cell } from '../../../model/cell.ts';
import { keyNumber } from '../../../reports/words/measure.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const cell = verdictFixture().cells.find(({ finding }) => finding === 'proven')!;
const good = (estimate: number): Cell['availability'] => {
  const bounds = { low: estimate, high: estimate, lowBy: 'exact', highBy: 'exact' } as const;
  const hold: Availability = { estimate, ...bounds, n: 350, good: 350 * estimate };
  return { ...cell.availability, hold };
};

describe('the one number of the matrix', () => {
  it.each<[string, Partial<Cell>]>([
    ['down > 5.01 s', {}],
    ['only 60.0 % good', { effect: 'degraded', availability: good(0.6) }],
    ['down > 5.01 s, data harmed', { effect: 'data' }],
    ['only 60.0 % good, data harmed', { effect: 'data', availability: good(0.6) }],
    ['no gap', { finding: 'refuted', outage: null }],
    [
      'gap 588 to 614 ms',
      { finding: 'refuted', outage: { startMs: 0, lengthLowMs: 588, lengthHighMs: 614, censored: false } },
    ],
    ['fault not held', { finding: 'unknown', reasons: [{ reason: 'fault-not-held', detail: 'd' }] }],
    ['too close to call', { finding: 'unknown', reasons: [{ reason: 'straddles-bar', detail: 'd' }] }],
    ['no data', { finding: 'unknown' }],
  ])('is "%s" for %o', (words, change) => {
    expect(keyNumber({ ...cell, ...change })).toBe(words);
  });
});
