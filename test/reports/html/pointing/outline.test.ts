import { describe, expect, it } from 'vitest';
import { stacked } from '../../../../reports/html/chart/bars.ts';
import { scaleFor } from '../../../../reports/html/chart/requests.ts';
import { countsIn } from '../../../../reports/html/pointing/outline.ts';

const looks = ['good', 'late', 'wrong'];

/** Between 0 and 1, the same each time. */
const wobble = (seed: number): number => Math.abs(Math.sin(seed * 12.9898) * 43_758.5453) % 1;

/** Three layers of uneven counts with holes in them, whose sum is at most `top` and once exactly that. */
const layersUpTo = (top: number, seed: number): readonly (readonly number[])[] =>
  looks.map((_, layer) =>
    Array.from({ length: 60 }, (__, bin) => {
      if (bin === 30) return layer === 0 ? top : 0;
      return wobble(seed + bin * 3 + layer) < 0.4 ? 0 : Math.floor(wobble(seed + bin * 7 + layer) * (top / 3));
    }),
  );

/** Draws layers as a timeline does, and reads them back from the markup alone. */
function drawnAndRead(
  layers: readonly (readonly number[])[],
  top: number,
  { x = 0, step = 1, isExact = true } = {},
): readonly (readonly number[])[] {
  const scale = scaleFor(top);
  const { markup } = stacked(
    layers.map((counts, index) => ({ look: looks[index] ?? '', counts })),
    { x, step, floor: 300, scale, isExact },
  );
  return looks.map((look) => {
    const [, d = '', exact] = new RegExp(`class="${look}" d="([^"]*)"(?: data-d="([^"]*)")?`).exec(markup) ?? [];
    return countsIn(exact ?? d, { x, step, amount: 60 }, exact === undefined ? scale : 1);
  });
}

describe('counts read back from a drawing', () => {
  it.each([1, 3, 7, 12, 15, 22, 23, 31, 44, 45, 100, 480, 9000])(
    'are those drawn, where a bin holds up to %i',
    (top) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const layers = layersUpTo(top, seed);
        expect(drawnAndRead(layers, top)).toEqual(layers);
      }
    },
  );
  it('are those drawn where bins begin beside the axis and are wider than its unit', () => {
    const layers = layersUpTo(14, 9);
    expect(drawnAndRead(layers, 14, { x: 0.37, step: 2.5 })).toEqual(layers);
  });
  it('need what is kept beside the drawing only where pixels are too few', () => {
    expect(drawnAndRead(layersUpTo(44, 1), 44, { isExact: false })).toEqual(layersUpTo(44, 1));
    expect(drawnAndRead(layersUpTo(480, 1), 480, { isExact: false })).not.toEqual(layersUpTo(480, 1));
    const markup = stacked([{ look: 'good', counts: [44] }], {
      x: 0,
      step: 1,
      floor: 50,
      scale: 1,
      isExact: true,
    }).markup;
    expect(markup).not.toContain('data-d');
  });
  it('are none where nothing is drawn', () => {
    expect(countsIn('', { x: 0, step: 1, amount: 3 }, 1)).toEqual([0, 0, 0]);
  });
  it('would be others a bin further on, or at another scale', () => {
    const path = 'M1 20v-10h1v-10h1v20z';
    expect(countsIn(path, { x: 0, step: 1, amount: 4 }, 10)).toEqual([0, 1, 2, 0]);
    expect(countsIn(path, { x: 1, step: 1, amount: 4 }, 10)).toEqual([1, 2, 0, 0]);
    expect(countsIn(path, { x: 0, step: 1, amount: 4 }, 5)).toEqual([0, 2, 4, 0]);
  });
});
