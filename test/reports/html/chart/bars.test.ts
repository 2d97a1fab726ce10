import { describe, expect, it } from 'vitest';
import { placeOf, ticksOf } from '../../../../reports/html/chart/axis.ts';
import { highest, stacked } from '../../../../reports/html/chart/bars.ts';

describe('bars', () => {
  it('draw one line around what stands together, and nothing for zero', () => {
    expect(stacked([{ look: 'good', counts: [2, 2, 0, 1] }], 2).markup).toBe(
      '<path class="good" d="M0 2v-2h2v2zM3 2v-1h1v1z" />',
    );
    expect(stacked([{ look: 'good', counts: [1, 2, 2] }], 2).markup).toBe(
      '<path class="good" d="M0 2v-1h1v-1h2v2z" />',
    );
  });
  it('go back along the heads of those that they stand on', () => {
    const layers = [
      { look: 'a', counts: [1, 2, 1] },
      { look: 'b', counts: [1, 1, 1] },
    ];
    expect(stacked(layers, 3).markup).toBe(
      '<path class="a" d="M0 3v-1h1v-1h1v1h1v1z" /><path class="b" d="M0 2v-1h1v-1h1v1h1v1h-1v-1h-1v1z" />',
    );
  });
  it('stand on each other in the order of the layers', () => {
    const layers = [
      { look: 'good', counts: [1] },
      { look: 'wrong', counts: [2] },
    ];
    expect(stacked(layers, 3).markup).toBe(
      '<path class="good" d="M0 3v-1h1v1z" /><path class="wrong" d="M0 2v-2h1v2z" />',
    );
    expect(highest(layers, 1)).toBe(3);
  });
});

describe('the time axis', () => {
  const axis = { fromMs: -3500, toMs: 11_000 };
  it('has a tick at the injection and at most nine', () => {
    expect(ticksOf(axis)).toEqual([-2000, 0, 2000, 4000, 6000, 8000, 10_000]);
  });
  it('keeps what lies outside at its ends', () => {
    expect([placeOf(axis, -9000), placeOf(axis, 0), placeOf(axis, 99_000)]).toEqual([0, 24.14, 100]);
  });
  it('survives a load of no length', () => {
    expect([placeOf({ fromMs: 0, toMs: 0 }, 5), ticksOf({ fromMs: 0, toMs: 0 })]).toEqual([0, [0]]);
  });
});
