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

/** Bins of the same height next to each other become one rectangle: a calm strip takes a few bytes. */
function outline(counts: readonly number[], floor: readonly number[], top: number): string {
  let path = '';
  for (let from = 0, to = 1; from < counts.length; from = to, to += 1) {
    const [height, base] = [counts[from] ?? 0, floor[from] ?? 0];
    while (to < counts.length && counts[to] === height && (floor[to] ?? 0) === base) to += 1;
    if (height > 0) path += `M${from} ${top - base}V${top - base - height}H${to}V${top - base}z`;
  }
  return path;
}

/** The highest sum of a bin over all layers; at least 1. */
export const highest = (layers: readonly Layer[], amount: number): number =>
  Array.from({ length: amount }, (_, bin) => layers.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0)).reduce(
    (a, b) => Math.max(a, b),
    1,
  );
