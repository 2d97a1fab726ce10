import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

/** One kind of thing counted per bin, with the class that gives it its look. */
export interface Layer {
  /** CSS class. */
  readonly look: string;
  /** One count a bin. */
  readonly counts: readonly number[];
}

/** Where a strip of bins is, in units of the drawing. */
export interface Strip {
  /** Left edge of the first bin. */
  readonly x: number;
  /** Width of a bin. */
  readonly step: number;
  /** Its foot, in pixels from the top of the drawing. */
  readonly floor: number;
  /** Pixels for one that is counted. */
  readonly scale: number;
  /** Pixels that heights are whole multiples of; 1 when absent. For strips in which a pixel tells nothing. */
  readonly grain?: number;
  /** Whether what pixels are too few for is kept beside the drawing, for the script that tells the counts of a bin. */
  readonly isExact?: boolean;
}

/** Pixels for one that is counted: whole ones where the height allows, as they take fewer bytes and have sharp edges. */
export const scaleOf = (top: number, height: number): number =>
  top <= height / 2 ? Math.round(height / top) : height / top;

/** Layers on top of each other, the first at the bottom. */
export function stacked(layers: readonly Layer[], strip: Strip): Html {
  const below: number[] = [];
  return html`${layers.map(({ look, counts }) => {
    const heights = counts.map((amount) => heightOf(amount, strip));
    const path = outline(heights, below, strip);
    heights.forEach((height, bin) => (below[bin] = (below[bin] ?? 0) + height));
    return path && html`<path class="${look}" ${drawnAs(path)}${keptBeside(counts, strip)} />`;
  })}`;
}

const drawnAs = (path: string): Html => html`d="${path}"`;

/** Counts that pixels are too few for, as an outline with one unit for each; nothing where the drawing itself has them. */
const keptBeside = (counts: readonly number[], strip: Strip): Html | false =>
  strip.isExact === true && strip.scale < 1 && html` data-d="${outline(counts, [], { ...strip, floor: 0 })}"`;

/** However many there are of others: one that is counted is never too low to be seen. */
const heightOf = (amount: number, { scale, grain = 1 }: Strip): number =>
  amount > 0 ? Math.max(Math.round((amount * scale) / grain), 1) * grain : 0;

/** Where the counts of a stretch begin and end. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One closed line around each stretch in which something is counted, in relative steps: a calm strip takes a few bytes. */
function outline(heights: readonly number[], below: readonly number[], { x, step, floor }: Strip): string {
  const baseOf = (bin: number): number => floor - (below[bin] ?? 0);
  const roofOf = (bin: number): number => baseOf(bin) - (heights[bin] ?? 0);
  return stretchesOf(heights)
    .map(({ from, to }) => {
      const bins = Array.from({ length: to - from }, (_, index) => from + index);
      const roof = staircase(bins.map(roofOf), baseOf(from), step);
      const base = staircase(bins.map(baseOf).toReversed(), roofOf(to - 1), -step);
      // The last step along the base is drawn by closing the line.
      return `M${placed(x + from * step)} ${baseOf(from)}${roof}${base.replace(/h-[\d.]+$/, '')}z`;
    })
    .join('');
}

/** Stretches of bins in which something is counted. */
function stretchesOf(heights: readonly number[]): readonly Stretch[] {
  const starts = [...heights.keys()].filter((bin) => (heights[bin] ?? 0) > 0 && !((heights[bin - 1] ?? 0) > 0));
  return starts.map((from) => {
    const end = heights.findIndex((height, bin) => bin >= from && height <= 0);
    return { from, to: end < 0 ? heights.length : end };
  });
}

/** A place along the drawing, to a hundredth of its unit. */
export const placed = (x: number): number => Math.round(x * 100) / 100;

/** From a height, to each of the levels in turn and one step on, in relative steps; equal neighbours are one. */
export function staircase(levels: readonly number[], fromLevel: number, step: number): string {
  let path = '';
  for (let at = 0, level = fromLevel; at < levels.length;) {
    const next = levels[at] ?? level;
    let run = 1;
    while (levels[at + run] === next) run += 1;
    path += `${next === level ? '' : `v${next - level}`}h${placed(run * step)}`;
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
