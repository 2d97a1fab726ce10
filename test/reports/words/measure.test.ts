import { describe, expect, it } from 'vitest';
import type { Availability, Cell } from '../../../model/cell.ts';
import { boundOf, feltGapOf, intervalOf, keyNumber, lossOf } from '../../../reports/words/measure.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const cell = verdictFixture().cells.find(({ finding }) => finding === 'proven')!;
const good = (estimate: number): Cell['availability'] => {
  const bounds = { low: estimate, high: estimate, lowBy: 'exact', highBy: 'exact' } as const;
  const hold: Availability = { estimate, ...bounds, n: 350, good: 350 * estimate };
  return { ...cell.availability, hold };
};

describe('survival in words', () => {
  it('is a lower bound that is cut and never rounded up, with its bar, n and episodes', () => {
    const hold = { ...good(1).hold!, low: 0.992399, n: 455, good: 455 };
    const survivor: Cell = { ...cell, bar: 0.99, availability: { ...cell.availability, hold } };
    expect(boundOf(survivor)).toBe('at least 99.23 % good with 95 % confidence (bar 99 %, n = 455)');
    expect(boundOf({ ...survivor, bar: 0.985, episodes: 3 })).toBe(
      'at least 99.23 % good with 95 % confidence (bar 98.5 %, n = 455 in 3 of 3 episodes)',
    );
  });

  it('says of an interval when failures came in clusters', () => {
    expect(intervalOf({ ...good(0.6).hold!, lowBy: 'blocks' })).toBe('60.0 % to 60.0 %, in blocks');
  });
});

describe('requests lost', () => {
  const slots = { planned: 1720, good: 1720, bad: 0, dropped: 0, cut: 0, unknown: 0 };
  it.each<[string, Partial<Cell['slots']>]>([
    ['none of 1,720 requests lost', {}],
    ['60 of 1,720 requests lost', { good: 1660, bad: 42, dropped: 18 }],
    ['0 to 1,169 of 1,720 requests lost', { good: 551, cut: 1, unknown: 1168 }],
    ['42 to 1,211 of 1,720 requests lost', { good: 509, bad: 42, cut: 1, unknown: 1168 }],
    ['no data', { planned: 0, good: 0 }],
  ])('are told as "%s" for %o: of what nobody knows, as neither lost nor not', (words, some) => {
    expect(lossOf({ ...cell, slots: { ...slots, ...some } })).toBe(words);
  });
});

describe('the one number of the matrix', () => {
  it.each<[string, Partial<Cell>]>([
    ['down > 5.00 s', {}],
    ['only 60.0 % good', { effect: 'degraded', availability: good(0.6) }],
    ['down > 5.00 s, data harmed', { effect: 'data' }],
    ['only 60.0 % good, data harmed', { effect: 'data', availability: good(0.6) }],
    ['down > 5.00 s', { availability: good(0.04) }],
    // The gravest of several episodes was an outage, and in others some were served.
    ['only 16.6 % good', { availability: good(0.166) }],
    ['no gap', { finding: 'refuted', outage: null }],
    [
      'gap 588 to 614 ms',
      {
        finding: 'refuted',
        outage: { startMs: 0, lengthLowMs: 588, lengthHighMs: 614, silentMs: 588, censored: false },
      },
    ],
    ['fault not held', { finding: 'unknown', reasons: [{ reason: 'fault-not-held', detail: 'd' }] }],
    ['too close to call', { finding: 'unknown', reasons: [{ reason: 'straddles-bar', detail: 'd' }] }],
    ['no data', { finding: 'unknown' }],
  ])('is "%s" for %o', (words, change) => {
    expect(keyNumber({ ...cell, ...change })).toBe(words);
  });
});

describe('the gap of a freeze', () => {
  const frozen = { startMs: 0, lengthLowMs: 2240, lengthHighMs: 2260, silentMs: 2490, censored: false };

  it('is told with its silence, as the last of those who wait are served in time', () => {
    expect(feltGapOf({ ...cell, outage: frozen })).toBe('2.24 to 2.26 s, no answer for 2.49 s');
  });

  it('is the plain one where answers came as soon as slots were good, or only healing ended it', () => {
    expect(feltGapOf({ ...cell, outage: { ...frozen, silentMs: 2250 } })).toBe('2.24 to 2.26 s');
    expect(feltGapOf({ ...cell, outage: { ...frozen, censored: true } })).toBe('> 2.24 s');
    expect(feltGapOf({ ...cell, outage: null })).toBe('no gap');
  });
});
