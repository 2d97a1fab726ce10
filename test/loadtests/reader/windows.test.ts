import { describe, expect, it } from 'vitest';
import { mostWindows, WindowCounter } from '../../../loadtests/reader/windows.ts';
import { chanceAt } from '../../../model/chance.ts';

const counted = (moments: readonly number[]): ReturnType<WindowCounter['counted']> => {
  const windows = new WindowCounter();
  for (const [index, atMs] of moments.entries()) windows.add(atMs, index % 3 === 0);
  return windows.counted();
};

const begin = 1_800_000_000_000;
const sum = (counts: Uint32Array): number => counts.reduce((total, count) => total + count, 0);

describe('windows', () => {
  it('are 100 ms wide while that is enough, and begin at multiples of it', () => {
    const { widthMs, first, counts } = counted([begin + 120, begin + 199, begin + 350]);
    expect([widthMs, first * widthMs - begin, [...counts]]).toEqual([100, 100, [1, 1, 0, 0, 1, 0]]);
  });

  it('widen with the time that they cover, and lose nothing', () => {
    const spread = Array.from({ length: 3000 }, (_, index) => begin + index * 977);
    const { widthMs, counts } = counted(spread);
    expect([widthMs, sum(counts)]).toEqual([1600, 3000]);
    expect(counts.length / 2).toBeLessThanOrEqual(mostWindows);
  });

  it('do not depend on what comes first', () => {
    const moments = Array.from({ length: 500 }, (_, index) => begin + Math.floor(chanceAt(7, index) * 3_000_000));
    const [inOrder, reversed] = [new WindowCounter(), new WindowCounter()];
    for (const atMs of moments.toSorted((a, b) => a - b)) inOrder.add(atMs, atMs % 2 === 0);
    for (const atMs of moments.toSorted((a, b) => b - a)) reversed.add(atMs, atMs % 2 === 0);
    const scattered = new WindowCounter();
    for (const atMs of moments) scattered.add(atMs, atMs % 2 === 0);
    expect(reversed.counted()).toEqual(inOrder.counted());
    expect(scattered.counted()).toEqual(inOrder.counted());
  });

  it('that were counted apart make the same together', () => {
    const moments = Array.from({ length: 400 }, (_, index) => begin + index * 5003);
    const parts = [moments.slice(300), moments.slice(0, 10), moments.slice(10, 300)].map((part) => {
      const windows = new WindowCounter();
      for (const atMs of part) windows.add(atMs, atMs % 2 === 0);
      return windows.counted();
    });
    const [together, whole] = [new WindowCounter(), new WindowCounter()];
    for (const part of parts) together.addAll(part);
    for (const atMs of moments) whole.add(atMs, atMs % 2 === 0);
    expect(together.counted()).toEqual(whole.counted());
  });
});
