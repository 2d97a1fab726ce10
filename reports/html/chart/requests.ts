import type { OperationSeries } from '../../../model/episode.ts';
import { count, moment } from '../../words/number.ts';
import { operationTitle } from '../../words/operation.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { unitsIn } from './axis.ts';
import type { Layer, Strip } from './bars.ts';
import { highest, placed, scaleOf, stacked } from './bars.ts';
import type { Row } from './row.ts';
import { label } from './row.ts';

/** About how high a strip is, in pixels. */
const about = 44;

/** Pixels for one request, where at most so many are in a bin. */
export const scaleFor = (top: number): number => scaleOf(top, about);

/** Width of a bin in words: a wide one in seconds. */
const binTitle = ({ binMs }: OperationSeries): string => (binMs < 1000 ? `${binMs} ms` : `${binMs / 1000} s`);

/** The most requests in a bin. */
export const topOf = (series: OperationSeries): number => highest(layersOf(series), series.good.length);

/** The kinds of loss, in the order in which they are stacked. */
const losses = ['late', 'wrong', 'unanswered', 'missing'] as const;

/** Where the bins of a series are drawn. */
export const stripOf = (axis: TimeAxis, series: OperationSeries, floor: number, scale: number): Strip => ({
  x: unitsIn(series.startMs - axis.fromMs),
  step: unitsIn(series.binMs),
  floor,
  scale,
});

/** The strip of an operation: every planned request, by what became of it. */
export function requests(axis: TimeAxis, series: OperationSeries): readonly Row[] {
  const top = topOf(series);
  const scale = scaleFor(top);
  const height = Math.round(top * scale);
  const shapes = (y: number): Html => {
    const strip = { ...stripOf(axis, series, y + height, scale), isExact: true };
    return html`${stacked(layersOf(series), strip)}${troubles(series, strip, height)}`;
  };
  return [label(operationTitle(series.operation), `up to ${top} in ${binTitle(series)}`), { height, shapes }];
}

const layersOf = (series: OperationSeries): readonly Layer[] =>
  (['good', ...losses] as const).map((look) => ({ look, counts: series[look] }));

/** Stretches in which requests were lost, as invisible areas that tell their numbers to whoever points at them. */
function troubles(series: OperationSeries, strip: Strip, height: number): readonly Html[] {
  const bad = series.good.map((_, bin) => losses.some((kind) => (series[kind][bin] ?? 0) > 0));
  const starts = [...bad.keys()].filter((bin) => bad[bin] && !bad[bin - 1]);
  return starts.map((from) => {
    const end = bad.indexOf(false, from);
    const to = end < 0 ? bad.length : end;
    const [x, width] = [placed(strip.x + from * strip.step), placed((to - from) * strip.step)];
    return html`<rect class="hit" x="${x}" y="${strip.floor - height}" width="${width}" height="${height}"
      ><title>${lostIn(series, from, to)}</title></rect
    >`;
  });
}

function lostIn(series: OperationSeries, from: number, to: number): string {
  const total = (counts: readonly number[]): number => counts.slice(from, to).reduce((a, b) => a + b, 0);
  const lost = losses.filter((kind) => total(series[kind]) > 0).map((kind) => `${count(total(series[kind]))} ${kind}`);
  const when = `${moment(series.startMs + from * series.binMs)} to ${moment(series.startMs + to * series.binMs)}`;
  return `${when}: ${count(total(series.good))} good, ${lost.join(', ')}`;
}
