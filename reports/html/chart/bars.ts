import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf } from './axis.ts';

/** One kind of thing counted per bin, with the class that gives it its look. */
export interface Layer {
  /** CSS class. */
  readonly look: string;
  /** One count a bin. */
  readonly counts: readonly number[];
}

/** Where the bins of a strip are. */
export interface Bins {
  /** Start of the first, in milliseconds from the injection. */
  readonly startMs: number;
  /** Width of one. */
  readonly binMs: number;
  /** How many. */
  readonly amount: number;
}

/** A drawing of bins that stretches with the page; its units are one bin wide and `top` high. */
export function binned(
  axis: TimeAxis,
  bins: Bins,
  box: { y: number; height: number; top: number },
  drawing: Html,
): Html {
  const x = placeOf(axis, bins.startMs);
  const width = Math.max(placeOf(axis, bins.startMs + bins.amount * bins.binMs) - x, 0).toFixed(2);
  return html`<svg
    x="${x}%"
    y="${box.y}"
    width="${width}%"
    height="${box.height}"
    viewBox="0 0 ${Math.max(bins.amount, 1)} ${box.top}"
    preserveAspectRatio="none"
  >
    ${drawing}
  </svg>`;
}

/** Layers on top of each other, the first at the bottom. */
export function stacked(layers: readonly Layer[], top: number): Html {
  const floor: number[] = [];
  return html`${layers.map(({ look, counts }) => {
    const path = outline(counts, floor, top);
    counts.forEach((height, bin) => (floor[bin] = (floor[bin] ?? 0) + height));
    return path && html`<path class="${look}" d="${path}" />`;
  })}`;
}

/** Where the counts of a stretch begin and end. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One closed line around each stretch in which something is counted, in relative steps: a calm strip takes a few bytes. */
function outline(counts: readonly number[], floor: readonly number[], top: number): string {
  const baseOf = (bin: number): number => top - (floor[bin] ?? 0);
  const roofOf = (bin: number): number => baseOf(bin) - (counts[bin] ?? 0);
  return stretchesOf(counts)
    .map(({ from, to }) => {
      const bins = Array.from({ length: to - from }, (_, index) => from + index);
      const roof = staircase(bins.map(roofOf), baseOf(from), 'h');
      const base = staircase(bins.map(baseOf).toReversed(), roofOf(to - 1), 'h-');
      // The last step along the base is drawn by closing the line.
      return `M${from} ${baseOf(from)}${roof}${base.replace(/h-\d+$/, '')}z`;
    })
    .join('');
}

/** Stretches of bins in which something is counted. */
function stretchesOf(counts: readonly number[]): readonly Stretch[] {
  const starts = [...counts.keys()].filter((bin) => (counts[bin] ?? 0) > 0 && !((counts[bin - 1] ?? 0) > 0));
  return starts.map((from) => {
    const end = counts.findIndex((height, bin) => bin >= from && height <= 0);
    return { from, to: end < 0 ? counts.length : end };
  });
}

/** From a height, to each of the levels in turn and one bin on, in relative steps; equal neighbours are one. */
export function staircase(levels: readonly number[], fromLevel: number, along: 'h' | 'h-'): string {
  let path = '';
  for (let at = 0, level = fromLevel; at < levels.length;) {
    const next = levels[at] ?? level;
    let run = 1;
    while (levels[at + run] === next) run += 1;
    path += `${next === level ? '' : `v${next - level}`}${along}${run}`;
    [at, level] = [at + run, next];
  }
  return path;
}

/** The highest sum of a bin over all layers; at least 1. */
export const highest = (layers: readonly Layer[], amount: number): number =>
  Array.from({ length: amount }, (_, bin) => layers.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0)).reduce(
    (a, b) => Math.max(a, b),
    1,
  );
