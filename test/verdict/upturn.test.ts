import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import { rowOf } from '../../verdict/parts.ts';
import { endsBest } from '../../verdict/upturn.ts';
import { slotsIn } from '../support/slot-text.ts';

const ends = (text: string): boolean => endsBest(rowOf(slotsIn(text)));

/** So many slots of which such a share is good, by chance. */
const drawn = (slots: number, share: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: slots }, (_, slot) => (chanceAt(seed, slot) < share ? 1 : 0));

const seeds = Array.from({ length: 100 }, (_, seed) => seed + 1);

describe('endsBest', () => {
  it('is true of an end with a few failures behind an outage, the last slot bad or not', () => {
    expect(['200b 9g 1b 9g', '200b 12g 1b', '200b 4g 1b 4g 1b 12g'].map((text) => ends(text))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is false of too few slots, of an end that is worse, and of one that is too long beside the rest', () => {
    expect(['200b 6g', '200b 5g 5b 5g', '40b 10g'].map((text) => ends(text))).toEqual([false, false, false]);
  });

  it('is false where users were served as well before', () => {
    expect(ends('100b 30g 100b 12g')).toBe(false);
    expect(ends('100g 200b')).toBe(false);
  });

  it('notices a return of half a second with 7 % of failures, every time', () => {
    const returns = seeds.filter((seed) =>
      endsBest(rowOf(Uint8Array.of(...drawn(550, 0, 1), ...drawn(60, 0.93, seed)))),
    );
    expect(returns).toHaveLength(seeds.length);
  });

  it('takes chance for a return in few of those who are served in part throughout', () => {
    expect(seeds.filter((seed) => endsBest(rowOf(drawn(610, 0.5, seed)))).length).toBeLessThan(5);
  });

  it('takes a step by the share of its slots, whatever their order', () => {
    const [good, bad] = [
      [0, 0, 0, 0, 0, 0, 60],
      [100, 100, 100, 100, 100, 100, 40],
    ];
    const row = { from: 0, to: 7, goodAt: (at: number) => good[at] ?? 0, badAt: (at: number) => bad[at] ?? 0 };
    expect(endsBest(row)).toBe(false);
    expect(endsBest({ ...row, goodAt: (at) => (at === 6 ? 95 : 0), badAt: (at) => (at === 6 ? 5 : 100) })).toBe(true);
  });
});
