import { describe, expect, it } from 'vitest';
import { bandOf, compareFigures, exitOf, uncommitted } from '../../bench/compare.ts';
import type { Figure, FigureKind, PlacedFigure } from '../../bench/figure.ts';
import { figureOf } from '../../bench/measure.ts';
import { chanceAt } from '../../model/chance.ts';

const ratio: FigureKind = { name: 'ratio', unit: 'x', better: 'lower' };
const placed = (figure: Figure): PlacedFigure => ({ part: 'boot', title: 'Raising', ...figure });
const of = (values: readonly number[], change: Partial<FigureKind> = {}): PlacedFigure =>
  placed(figureOf({ ...ratio, ...change }, values));

const standingOf = (committed: PlacedFigure, fresh: PlacedFigure): string | undefined =>
  compareFigures([committed], [fresh])[0]?.standing;

/** A number of chance with mean 0 and deviation 1: twelve uniform ones added up. */
const noise = (seed: number): number =>
  Array.from({ length: 12 }, (_, n) => chanceAt(seed, n)).reduce((sum, one) => sum + one, -6);

const rounds = (seed: number, shift: number): readonly number[] =>
  [0, 1, 2].map((round) => 20 + shift + noise(3 * seed + round));

/** Share of pairs of runs that are found worse: three rounds with noise of 1 each, the second run `worse` noises worse. */
function shareWorse(pairs: number, worse: number): number {
  const standings = Array.from({ length: pairs }, (_, n) =>
    standingOf(of(rounds(2 * n, 0)), of(rounds(2 * n + 1, worse))),
  );
  return standings.filter((standing) => standing === 'worse').length / pairs;
}

describe('the noise band', () => {
  it('is the range of either run together', () => {
    expect(bandOf(of([1, 1.1, 1.3]), of([1, 1.2, 1.4]))).toBeCloseTo(0.7, 9);
  });

  it('is 2 % at least, and 10 % where either run measured once', () => {
    expect(bandOf(of([1, 1, 1]), of([1, 1, 1]))).toBeCloseTo(0.02, 9);
    expect(bandOf(of([1, 1, 1]), of([1]))).toBeCloseTo(0.1, 9);
    expect(bandOf(of([2]), of([1, 1, 1]))).toBeCloseTo(0.2, 9);
  });

  it('is nothing for a count', () => {
    expect(bandOf(of([7], { unit: 'count' }), of([7], { unit: 'count' }))).toBe(0);
  });

  it('keeps equal runs from failing, and finds what is eight noises worse', () => {
    expect(shareWorse(2000, 0)).toBeLessThan(0.01);
    expect(shareWorse(2000, 8)).toBeGreaterThan(0.95);
  });
});

describe('a figure of a fresh run', () => {
  const committed = of([1, 1.1, 1.2]);

  it('passes inside the band, and on its border', () => {
    expect(standingOf(committed, of([1.2, 1.3, 1.4]))).toBe('within');
    expect(standingOf(of([0, 1, 2]), of([3, 5, 5]))).toBe('within');
  });

  it('fails beyond it in the direction that is worse only', () => {
    expect(standingOf(committed, of([1.5, 1.6, 1.7]))).toBe('worse');
    expect(standingOf(committed, of([0.5, 0.6, 0.7]))).toBe('better');
    const higher = { better: 'higher' } as const;
    expect(standingOf(of([1, 1.1, 1.2], higher), of([0.5, 0.6, 0.7], higher))).toBe('worse');
    expect(standingOf(of([1, 1.1, 1.2], higher), of([1.5, 1.6, 1.7], higher))).toBe('better');
  });

  it('fails by one where it is a count', () => {
    const count = { unit: 'count', better: 'lower' } as const;
    expect(standingOf(of([0], count), of([1], count))).toBe('worse');
    expect(standingOf(of([3], { unit: 'count', better: 'same' }), of([2], { unit: 'count', better: 'same' }))).toBe(
      'worse',
    );
  });

  it('is never judged when it depends on the machine', () => {
    const time = { unit: 'ms' } as const;
    expect(standingOf(of([1, 1, 1], time), of([9, 9, 9], time))).toBe('shown');
  });
});

describe('a whole check', () => {
  const two = [of([1, 1.1, 1.2]), of([1, 1, 1], { name: 'other' })];

  it('exits with 1 when one figure is worse, and names it', () => {
    const comparisons = compareFigures(two, [two[0] as PlacedFigure, of([2, 2, 2], { name: 'other' })]);
    expect(exitOf(comparisons)).toBe(1);
    const worse = comparisons.filter(({ standing }) => standing === 'worse');
    expect(worse.map(({ place }) => [place.part, place.title, place.name])).toEqual([['boot', 'Raising', 'other']]);
  });

  it('exits with 0 when all are inside, whatever is new', () => {
    const comparisons = compareFigures(two, [...two, of([5], { name: 'third' })]);
    expect(comparisons.map(({ standing }) => standing)).toEqual(['within', 'within', 'new']);
    expect(exitOf(comparisons)).toBe(0);
  });

  it('exits with 1 when a new figure misses what is promised of it, where that means the same on every machine', () => {
    const count: FigureKind = { name: 'lies', unit: 'count', better: 'lower', bound: 0 };
    const share: FigureKind = { name: 'within', unit: 'share', better: 'higher', bound: 0.95 };
    const time: FigureKind = { name: 'wall', unit: 's', better: 'lower', bound: 1 };
    const fresh = [of([5], count), of([0.9], share), of([9], time), of([0], { ...count, name: 'others' })];
    const comparisons = compareFigures(two, [...two, ...fresh]);
    expect(comparisons.slice(2).map(({ standing }) => standing)).toEqual(['worse', 'worse', 'new', 'new']);
    expect(exitOf(comparisons)).toBe(1);
    expect(exitOf(compareFigures(two, [...two, ...fresh.slice(2)]))).toBe(0);
  });

  it('does not pass where nothing is committed of a part that was asked for', () => {
    const unheld = uncommitted(['boot', 'honesty'], two);
    expect(unheld).toEqual(['honesty']);
    expect([exitOf(compareFigures(two, two), unheld), exitOf(compareFigures(two, two), [])]).toEqual([2, 0]);
  });

  it('tells what was committed and not measured, and does not pass', () => {
    const comparisons = compareFigures(two, two.slice(0, 1));
    expect(comparisons.map(({ standing }) => standing)).toEqual(['within', 'missing']);
    expect(exitOf(comparisons)).toBe(2);
  });

  it('does not pass where nothing was compared', () => {
    expect(exitOf([])).toBe(2);
    expect(exitOf(compareFigures([], two))).toBe(2);
  });

  it('holds a figure only against that of the same heading', () => {
    const elsewhere = { ...of([9, 9, 9]), title: 'Lowering' };
    expect(compareFigures([of([1, 1, 1])], [elsewhere]).map(({ standing }) => standing)).toEqual(['missing', 'new']);
  });
});
