import type { OperationSeries } from '../../../model/episode.ts';
import { count, moment } from '../../words/number.ts';
import { operationTitle } from '../../words/operation.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import type { Bins } from './bars.ts';
import { binned, highest, stacked } from './bars.ts';
import type { Row } from './row.ts';
import { label } from './row.ts';

const height = 44;

/** Where the bins of a series are. */
export const binsOf = ({ startMs, binMs, good }: OperationSeries): Bins => ({ startMs, binMs, amount: good.length });

/** The strip of an operation: every planned request, by what became of it. */
export function requests(axis: TimeAxis, series: OperationSeries): readonly Row[] {
  const layers = (['good', 'late', 'wrong', 'unanswered', 'missing'] as const).map((look) => ({
    look,
    counts: series[look],
  }));
  const bins = binsOf(series);
  const top = highest(layers, bins.amount);
  const draw = (y: number): Html =>
    binned(axis, bins, { y, height, top }, html`${stacked(layers, top)}${troubles(series, top)}`);
  const scale = `height: ${top} per ${series.binMs} ms`;
  return [label(operationTitle(series.operation), scale), { height, draw }];
}

/** Stretches in which requests were lost, as invisible areas that tell their numbers to whoever points at them. */
function troubles(series: OperationSeries, top: number): readonly Html[] {
  const bad = series.good.map((_, bin) => lostAt(series, bin) > 0);
  const starts = [...bad.keys()].filter((bin) => bad[bin] && !bad[bin - 1]);
  return starts.map((from) => {
    const end = bad.indexOf(false, from);
    return trouble(series, from, end < 0 ? bad.length : end, top);
  });
}

function trouble(series: OperationSeries, from: number, to: number, top: number): Html {
  const total = (counts: readonly number[]): number => counts.slice(from, to).reduce((a, b) => a + b, 0);
  const parts = (['late', 'wrong', 'unanswered', 'missing'] as const).map(
    (kind) => [kind, total(series[kind])] as const,
  );
  const lost = parts.filter(([, times]) => times > 0).map(([kind, times]) => `${count(times)} ${kind}`);
  const when = `${moment(series.startMs + from * series.binMs)} to ${moment(series.startMs + to * series.binMs)}`;
  return html`<rect class="hit" x="${from}" y="0" width="${to - from}" height="${top}"
    ><title>${when}: ${count(total(series.good))} good, ${lost.join(', ')}</title></rect
  >`;
}

const lostAt = ({ late, wrong, unanswered, missing }: OperationSeries, bin: number): number =>
  (late[bin] ?? 0) + (wrong[bin] ?? 0) + (unanswered[bin] ?? 0) + (missing[bin] ?? 0);
