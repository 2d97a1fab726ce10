import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import { availabilityOf } from '../../verdict/availability.ts';
import { addDraws, blockLength, boundsOf, drawBlocks } from '../../verdict/blocks.ts';

/** Slots of which all are good but those from one place to another. */
const slotsWith = (n: number, ...gaps: readonly (readonly [number, number])[]): Uint8Array =>
  Uint8Array.from({ length: n }, (_, slot) => (gaps.some(([from, to]) => slot >= from && slot < to) ? 0 : 1));

const interval = (slots: Uint8Array, length: number, seed = 7): ReturnType<typeof availabilityOf> => {
  const good = slots.reduce((sum, one) => sum + one, 0);
  return availabilityOf(good, slots.length, drawBlocks(slots, length, seed));
};

describe('the length of a block', () => {
  it.each([
    [1000, 5, 10],
    [1000, 120, 120],
    [414, 120, 103],
    [27_000, 8, 30],
    [1_000_000, 20, 100],
    [3, 120, 1],
    [0, 120, 1],
  ])('of %d slots at %d a second is %d: n^(1/3), a second at least, a quarter at most', (n, rate, length) => {
    expect(blockLength(n, rate)).toBe(length);
  });
});

describe('drawing blocks', () => {
  it('gives what was drawn slot by slot, around the end', () => {
    const slots = slotsWith(23, [3, 6], [21, 23]);
    const draws = drawBlocks(slots, 5, 11);
    const byHand = Array.from({ length: 1000 }, (_, round) => {
      let good = 0;
      for (let place = 0; place < 23; place++) {
        const start = Math.floor(chanceAt(11, round * 5 + Math.floor(place / 5) + 1) * 23);
        good += slots[(start + (place % 5)) % 23] ?? 0;
      }
      return good;
    });
    expect([...(draws ?? [])]).toEqual(byHand);
  });

  it('has nothing to say when all slots are good, or all bad: only exact bounds speak', () => {
    expect(drawBlocks(slotsWith(300), 100, 7)).toBeNull();
    expect(drawBlocks(slotsWith(300, [0, 300]), 100, 7)).toBeNull();
    expect(interval(slotsWith(300), 100)).toMatchObject({ lowBy: 'exact', highBy: 'exact' });
  });

  it('repeats with the same seed, and not with another', () => {
    const slots = slotsWith(600, [100, 130], [300, 310]);
    expect(drawBlocks(slots, 100, 7)).toEqual(drawBlocks(slots, 100, 7));
    expect(drawBlocks(slots, 100, 7)).not.toEqual(drawBlocks(slots, 100, 8));
  });

  it('is the more cautious method for failures in clusters, and not for failures apart', () => {
    const apart = Uint8Array.from({ length: 600 }, (_, slot) => (slot % 40 === 0 ? 0 : 1));
    expect(interval(slotsWith(600, [100, 115]), 100)).toMatchObject({ lowBy: 'blocks', highBy: 'blocks' });
    expect(interval(apart, 100)).toMatchObject({ lowBy: 'exact', highBy: 'exact' });
  });

  it('claims too much of clustered failures less than half as often as the exact bound does', () => {
    const [phases, n] = [200, 2000];
    // Each second is lost with a chance of 5 %: requests of one second share their fate.
    const made = Array.from({ length: phases }, (_, phase) =>
      Uint8Array.from({ length: n }, (__, slot) => (chanceAt(phase, Math.floor(slot / 20)) < 0.05 ? 0 : 1)),
    );
    const missed = (bound: (slots: Uint8Array) => number): number =>
      made.filter((slots) => bound(slots) > 0.95).length / phases;
    const exact = missed(
      (slots) =>
        availabilityOf(
          slots.reduce((sum, one) => sum + one, 0),
          n,
        )?.low ?? 0,
    );
    const cautious = missed((slots) => interval(slots, 20)?.low ?? 0);
    expect(exact).toBeGreaterThan(0.3);
    expect(cautious).toBeLessThan(exact / 2);
  });
});

describe('draws of several episodes', () => {
  it('add up round by round; an episode without failures gives what it has to each', () => {
    const draws = drawBlocks(slotsWith(400, [0, 20]), 100, 7);
    const pooled = addDraws([
      { good: 380, draws },
      { good: 400, draws: null },
    ]);
    expect([...(pooled ?? [])]).toEqual([...(draws ?? [])].map((good) => good + 400));
    expect(addDraws([{ good: 400, draws: null }])).toBeNull();
  });

  it('are bounded by their 50th from either end', () => {
    const draws = Int32Array.from({ length: 1000 }, (_, place) => 1000 - place);
    expect(boundsOf(draws)).toEqual({ low: 50, high: 951 });
  });
});
