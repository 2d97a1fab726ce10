import type { OperationSeries } from '../../../model/episode.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import type { Strip } from './bars.ts';
import { placed, staircase } from './bars.ts';
import { stripOf } from './requests.ts';
import type { Row } from './row.ts';
import { hint } from './row.ts';

const height = 26;

/** Heights that scales end at, in milliseconds. */
const ends = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 60_000];

/** Latency of answered requests: a band from the median up to the 95th percentile, a gap where nothing answered. */
export function waiting(axis: TimeAxis, series: OperationSeries): readonly Row[] {
  const highest = series.p95Ms.reduce<number>((top, value) => Math.max(top, value ?? 0), 1);
  const end = ends.find((candidate) => candidate >= highest) ?? highest;
  const shapes = (y: number): Html =>
    html`<path class="band" d="${band(series, stripOf(axis, series, y + height, height / end))}" />`;
  return [hint(`wait: up to ${end} ms`), { height, shapes }];
}

/** One closed shape per stretch with answers. Some bins have one height: the table has the extremes of each stretch. */
const band = (series: OperationSeries, strip: Strip): string =>
  stretches(series)
    .map(({ from, to }) => {
      const upper = placesIn(series.p95Ms.slice(from, to), strip);
      const lower = placesIn(series.p50Ms.slice(from, to), strip);
      const [first = strip.floor] = lower;
      const back = staircase(lower.toReversed(), upper.at(-1) ?? first, -strip.step);
      return `M${placed(strip.x + from * strip.step)} ${first}${staircase(upper, first, strip.step)}${back}z`;
    })
    .join('');

/** Bins that have one height, and the pixels that heights are multiples of: noise takes most of the bytes, and equal neighbours none. */
const [joint, grain] = [3, 3];

/** The worst of some bins. */
function placesIn(values: OperationSeries['p50Ms'], { floor, scale }: Strip): readonly number[] {
  const worst = (bin: number): number => {
    const from = bin - (bin % joint);
    return Math.max(...values.slice(from, from + joint).map((value) => value ?? 0));
  };
  return values.map((_, bin) => floor - grain * Math.round((worst(bin) * scale) / grain));
}

/** Bins next to each other in which something answered. */
function stretches({ p50Ms, p95Ms }: OperationSeries): readonly { readonly from: number; readonly to: number }[] {
  const answered = p50Ms.map((value, bin) => value !== null && typeof p95Ms[bin] === 'number');
  return [...answered.keys()]
    .filter((bin) => answered[bin] && !answered[bin - 1])
    .map((from) => ({ from, to: answered.includes(false, from) ? answered.indexOf(false, from) : answered.length }));
}
