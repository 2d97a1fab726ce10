import type { OperationSeries } from '../../../model/episode.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { binned, staircase } from './bars.ts';
import { binsOf } from './requests.ts';
import type { Row } from './row.ts';
import { label } from './row.ts';

const height = 26;

/** Heights that scales end at, in milliseconds. */
const ends = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 60_000];

/** Latency of answered requests: a line for the median, a band up to the 95th percentile, a gap where nothing answered. */
export function waiting(axis: TimeAxis, series: OperationSeries): readonly Row[] {
  const highest = series.p95Ms.reduce<number>((top, value) => Math.max(top, value ?? 0), 1);
  const end = ends.find((candidate) => candidate >= highest) ?? highest;
  // A pixel is the finest that can be seen, and equal neighbours take no bytes.
  const place = (value: number): number => Math.round(height - (Math.min(value, end) / end) * height);
  const box = { height, top: height };
  const drawing = html`<path class="band" d="${band(series, place)}" /><path
      class="median"
      d="${median(series, place)}"
    />`;
  const draw = (y: number): Html => binned(axis, binsOf(series), { ...box, y }, drawing);
  return [label(`${series.operation}: wait for an answer`, `height: ${end} ms`), { height, draw }];
}

/** From the median to the 95th percentile, one closed shape per stretch with answers. */
function band(series: OperationSeries, place: (value: number) => number): string {
  return stretches(series)
    .map(({ from, to }) => {
      const upper = placesIn(series.p95Ms, from, to, place);
      const lower = placesIn(series.p50Ms, from, to, place);
      const [first = 0] = lower;
      return `M${from} ${first}${staircase(upper, first, 'h')}${staircase(lower.toReversed(), upper.at(-1) ?? first, 'h-')}z`;
    })
    .join('');
}

const median = (series: OperationSeries, place: (value: number) => number): string =>
  stretches(series)
    .map(({ from, to }) => {
      const places = placesIn(series.p50Ms, from, to, place);
      const [first = 0] = places;
      return `M${from} ${first}${staircase(places, first, 'h')}`;
    })
    .join('');

const placesIn = (
  values: OperationSeries['p50Ms'],
  from: number,
  to: number,
  place: (value: number) => number,
): readonly number[] => values.slice(from, to).map((value) => place(value ?? 0));

/** Bins next to each other in which something answered. */
function stretches({ p50Ms, p95Ms }: OperationSeries): readonly { readonly from: number; readonly to: number }[] {
  const answered = p50Ms.map((value, bin) => value !== null && typeof p95Ms[bin] === 'number');
  return [...answered.keys()]
    .filter((bin) => answered[bin] && !answered[bin - 1])
    .map((from) => ({ from, to: answered.includes(false, from) ? answered.indexOf(false, from) : answered.length }));
}
