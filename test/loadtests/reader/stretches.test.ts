import { describe, expect, it } from 'vitest';
import { endingStepsOf, placesOf, stepsOf, stretchAt } from '../../../loadtests/reader/stretches.ts';

describe('stretches', () => {
  it('begin at their edge, and empty ones have no moment', () => {
    const edges = [10, 20, 20, 30];
    const moments = [5, 9.999, 10, 19.9, 20, 29, 30, 1e15];
    expect(moments.map((atMs) => stretchAt(edges, atMs))).toEqual([0, 0, 1, 1, 3, 3, 4, 4]);
  });

  it('are one where there is no edge', () => {
    expect([-1, 0, 1e15].map((atMs) => stretchAt([], atMs))).toEqual([0, 0, 0]);
  });
});

describe('the place of a moment', () => {
  const closeLooks = [
    { fromMs: 100, toMs: 110, stepMs: 4, sinceMs: 104, untilMs: 109.5 },
    { fromMs: 110, toMs: 120, stepMs: 1, sinceMs: 120, untilMs: 120 },
    { fromMs: 200, toMs: 300, stepMs: 50, sinceMs: 200, untilMs: 300 },
  ];
  const placeAt = placesOf({ edgesMs: [50, 105, 250], closeLooks });

  it('is in the close look that has it, from its begin to before its end', () => {
    const looks = [99, 100, 109.9, 110, 119, 120, 200, 299, 300].map((atMs) => placeAt(atMs).look);
    expect(looks).toEqual([-1, 0, 0, 1, 1, -1, 2, 2, -1]);
  });

  it('is right for all moments of its span, and for no other', () => {
    for (let atMs = 0; atMs < 350; atMs++) {
      const { fromMs, toMs, stretch, look, isEnding } = placeAt(atMs);
      const span = Array.from({ length: 350 }, (_, moment) => moment).filter(
        (moment) => moment >= fromMs && moment < toMs,
      );
      const same = (moment: number): boolean => {
        const other = placeAt(moment);
        return other.stretch === stretch && other.look === look && other.isEnding === isEnding;
      };
      expect([atMs, span.includes(atMs), span.every(same)]).toEqual([atMs, true, true]);
    }
  });

  it('has as many steps as cover its look', () => {
    expect(closeLooks.map(stepsOf)).toEqual([3, 10, 2]);
    expect(closeLooks.map(endingStepsOf)).toEqual([2, 0, 2]);
  });

  it('is where endings matter between the two moments of its look', () => {
    const moments = [100, 103.9, 104, 109.4, 109.5, 119, 120, 199, 200, 299, 300];
    expect(moments.filter((atMs) => placeAt(atMs).isEnding)).toEqual([104, 109.4, 200, 299]);
  });
});
