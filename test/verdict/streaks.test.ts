import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import { rowOf } from '../../verdict/parts.ts';
import { mayBeBack } from '../../verdict/streaks.ts';
import { slotsIn } from '../support/slot-text.ts';

const ends = (text: string): boolean => mayBeBack(rowOf(slotsIn(text)));

/** So many slots of which such a share is good by chance, the first one not. */
const drawn = (share: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: 300 }, (_, slot) => (slot > 0 && chanceAt(seed, slot) < share ? 1 : 0));

describe('mayBeBack', () => {
  it('is true of a row that ends in more good slots than it has anywhere before', () => {
    expect(['200b 3g', '200b 25g', '1b 5g 40b 6g', '1b 3g'].map((text) => ends(text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('is false of fewer than three behind so few bad ones that chance may have put them there, and of a row that ends badly', () => {
    expect(['18b 2g', '200b 8g 4b', '200b'].map((text) => ends(text))).toEqual([false, false, false]);
  });

  it('is true of fewer behind as many bad ones as make that one in twenty cases, where there are none elsewhere', () => {
    expect(['19b 1g', '200b 2g', '100b 1g 100b 2g', '100b 2g 100b 2g', '100b 1g 100b 1g'].map(ends)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('takes chance for a return in few of those who are served now and then', () => {
    const taken = [0.01, 0.05, 0.2].flatMap((share) =>
      Array.from({ length: 300 }, (_, seed) => mayBeBack(rowOf(drawn(share, seed + 1)))),
    );
    expect(taken.filter(Boolean).length).toBeLessThan(9);
  });

  it('is false of no more than there were before', () => {
    expect(['1b 6g 40b 6g', '1b 30g 40b 20g', '50g 40b 20g'].map((text) => ends(text))).toEqual([false, false, false]);
  });

  it('looks past a single stray, at the end as before', () => {
    expect(ends('200b 20g 1b 7g')).toBe(true);
    expect(ends('20b 20g 1b 8g 90b 20g 1b 7g')).toBe(false);
    expect(ends('20b 20g 2b 7g')).toBe(false);
  });

  it('looks past more of them where nine of ten may be good, as never before', () => {
    expect(ends('200b 20g 2b 7g')).toBe(true);
    expect(ends('200b 25g 1b')).toBe(true);
    expect(ends('200b 25g 2b 25g 100b 20g 2b 7g')).toBe(false);
  });

  it('is false of slots of which every second is good, and of none or good ones alone', () => {
    expect(ends(Array.from({ length: 200 }, () => '1b 1g').join(' '))).toBe(false);
    expect(ends('0g')).toBe(false);
    expect(ends('200g')).toBe(false);
  });

  it('takes a step with a bad slot for a bad one, whatever else is in it', () => {
    const [good, bad] = [
      [50, 48, 51, 60],
      [50, 52, 49, 40],
    ];
    expect(mayBeBack({ from: 0, to: 4, goodAt: (at) => good[at] ?? 0, badAt: (at) => bad[at] ?? 0 })).toBe(false);
  });
});
