import { describe, expect, it } from 'vitest';
import { placeOf, ticksOf, unitsAcross, unitsAt } from '../../../../reports/html/chart/axis.ts';
import { highest, scaleOf, stacked } from '../../../../reports/html/chart/bars.ts';

/** A strip whose foot is 20 pixels down, with bins of one unit. */
const strip = { x: 0, step: 1, floor: 20, scale: 10 };

describe('bars', () => {
  it('draw one line around what stands together, and nothing for zero', () => {
    expect(stacked([{ look: 'good', counts: [2, 2, 0, 1] }], strip).markup).toBe(
      '<path class="good" d="M0 20v-20h2v20zM3 20v-10h1v10z" />',
    );
    expect(stacked([{ look: 'good', counts: [1, 2, 2] }], strip).markup).toBe(
      '<path class="good" d="M0 20v-10h1v-10h2v20z" />',
    );
  });
  it('go back along the heads of those that they stand on', () => {
    const layers = [
      { look: 'a', counts: [1, 2, 1] },
      { look: 'b', counts: [1, 1, 1] },
    ];
    expect(stacked(layers, { ...strip, floor: 30 }).markup).toBe(
      '<path class="a" d="M0 30v-10h1v-10h1v10h1v10z" /><path class="b" d="M0 20v-10h1v-10h1v10h1v10h-1v-10h-1v10z" />',
    );
  });
  it('stand on each other in the order of the layers', () => {
    const layers = [
      { look: 'good', counts: [1] },
      { look: 'wrong', counts: [2] },
    ];
    expect(stacked(layers, { ...strip, floor: 30 }).markup).toBe(
      '<path class="good" d="M0 30v-10h1v10z" /><path class="wrong" d="M0 20v-20h1v20z" />',
    );
    expect(highest(layers, 1)).toBe(3);
  });
  it('begin where their bins begin, however wide those are', () => {
    expect(stacked([{ look: 'good', counts: [0, 1, 1] }], { ...strip, x: 0.5, step: 2 }).markup).toBe(
      '<path class="good" d="M2.5 20v-10h4v10z" />',
    );
  });
  it('never hide a single loss among a thousand requests', () => {
    const layers = [
      { look: 'good', counts: [999] },
      { look: 'wrong', counts: [1] },
    ];
    const scale = scaleOf(highest(layers, 1), 44);
    expect(stacked(layers, { ...strip, floor: 44, scale }).markup).toContain('<path class="wrong" d="M0 0v-1h1v1z" />');
  });
});

describe('the time axis', () => {
  const axis = { fromMs: -3500, toMs: 11_000 };
  it('has a tick at the injection and at most nine', () => {
    expect(ticksOf(axis)).toEqual([-2000, 0, 2000, 4000, 6000, 8000, 10_000]);
  });
  it('keeps what lies outside at its ends', () => {
    expect([placeOf(axis, -9000), placeOf(axis, 0), placeOf(axis, 99_000)]).toEqual([0, 24.1, 100]);
    expect([unitsAt(axis, -9000), unitsAt(axis, 0), unitsAcross(axis)]).toEqual([0, 35, 145]);
  });
  it('survives a load of no length', () => {
    const none = { fromMs: 0, toMs: 0 };
    expect([placeOf(none, 5), ticksOf(none), unitsAcross(none)]).toEqual([0, [0], 1]);
  });
});
