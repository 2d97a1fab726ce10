import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../bench/compare.ts';
import type { FigureKind } from '../../bench/figure.ts';
import {
  comparisonPart,
  figuresIn,
  figuresOf,
  figuresPart,
  figuresText,
  mergeFigures,
} from '../../bench/figure-file.ts';
import type { Measured } from '../../bench/figure-file.ts';
import { asMarkdown, figureOf } from '../../bench/measure.ts';

const kind: FigureKind = { name: 'ratio', unit: 'x', better: 'lower', bound: 1.15 };

const measured = (
  part: string,
  title: string,
  values: readonly number[],
  change: Partial<FigureKind> = {},
): Measured => ({
  part,
  of: { title, how: 'how', head: ['a'], rows: [], figures: [figureOf({ ...kind, ...change }, values)] },
});

const first = [measured('boot', 'Raising', [1, 1.1, 1.2]), measured('graph', 'Cut sets', [5], { unit: 'count' })];

describe('the file of the figures', () => {
  const figures = figuresOf(first);

  it('gives back what was written, a figure a line', () => {
    const text = figuresText(figures);
    expect(figuresIn(text)).toEqual(figures);
    expect(text.split('\n').filter((line) => line.includes('"median"'))).toHaveLength(2);
  });

  it('keeps the figures of the parts that were not measured anew', () => {
    const merged = mergeFigures(figures, [measured('boot', 'Raising', [3, 3, 3])]);
    expect(merged.map(({ part, median }) => [part, median])).toEqual([
      ['graph', 5],
      ['boot', 3],
    ]);
  });

  it('leaves out what came out as no number', () => {
    expect(figuresOf([measured('boot', 'Raising', [1, Number.NaN])])).toEqual([]);
    expect(figuresOf([measured('boot', 'Raising', [Number.POSITIVE_INFINITY])])).toEqual([]);
  });

  it('of this repository can be read, and names each figure once', () => {
    const committed = figuresIn(readFileSync('docs/benchmarks.json', 'utf8'));
    const keys = committed.map(({ part, title, name }) => `${part} ${title} ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(committed.length).toBeGreaterThan(0);
    const text = readFileSync('docs/benchmarks.md', 'utf8');
    expect(text).toContain(asMarkdown(figuresPart(committed)).trimEnd());
  });
});

describe('the tables', () => {
  it('name the figure that is worse, and what is missing, in bold', () => {
    const fresh = figuresOf([measured('boot', 'Raising', [2, 2, 2])]);
    const text = asMarkdown(comparisonPart(compareFigures(figuresOf(first), fresh)));
    expect(text).toContain('| boot | Raising: ratio | x | 1.1 | 2 | 0.2 | **worse** |');
    expect(text).toContain('| graph | Cut sets: ratio | count | 5 | - | - | **missing** |');
  });

  it('say of each figure whether it keeps what is promised', () => {
    const text = asMarkdown(figuresPart(figuresOf([...first, measured('suites', 'Sweep', [1.3])])));
    expect(text).toContain('| boot | Raising: ratio | x | 1 / 1.1 / 1.2 | 3 | lower | 1.15: kept | yes |');
    expect(text).toContain('| suites | Sweep: ratio | x | 1.3 / 1.3 / 1.3 | 1 | lower | 1.15: **missed** | yes |');
  });
});
