import type { OperationSeries } from '../../../model/episode.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { binned } from './bars.ts';
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
  const place = (value: number): number => Math.round(100 - (Math.min(value, end) / end) * 100);
  const box = { height, top: 100 };
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
      const upper = series.p95Ms.slice(from, to).map((value, index) => `V${place(value ?? 0)}H${from + index + 1}`);
      const lower = series.p50Ms.slice(from, to).map((value, index) => `V${place(value ?? 0)}H${from + index}`);
      return `M${from} 100${upper.join('')}${lower.toReversed().join('')}z`;
    })
    .join('');
}

const median = (series: OperationSeries, place: (value: number) => number): string =>
  stretches(series)
    .map(({ from, to }) => {
      const [first = 0, ...rest] = series.p50Ms.slice(from, to).map((value) => place(value ?? 0));
      return `M${from} ${first}H${from + 1}${rest.map((y, index) => `V${y}H${from + index + 2}`).join('')}`;
    })
    .join('');

/** Bins next to each other in which something answered. */
function stretches({ p50Ms, p95Ms }: OperationSeries): readonly { readonly from: number; readonly to: number }[] {
  const answered = p50Ms.map((value, bin) => value !== null && typeof p95Ms[bin] === 'number');
  return [...answered.keys()]
    .filter((bin) => answered[bin] && !answered[bin - 1])
    .map((from) => ({ from, to: answered.includes(false, from) ? answered.indexOf(false, from) : answered.length }));
}
