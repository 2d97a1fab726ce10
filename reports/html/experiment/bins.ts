import type { EpisodeVerdict, OperationSeries, ReturningSeries } from '../../../model/episode.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import { numbers } from '../table.ts';

const header = ['from (s)', 'good', 'late', 'wrong', 'unanswered', 'missing', 'median (ms)', '95th (ms)'];

/** Of returning users, who are few. */
const keptHeader = ['from (s)', 'good', 'lost'];

/** The timeline's data as tables, bin by bin, one for each operation. */
export const bins = (title: string, each: EpisodeVerdict): Html =>
  html`<details class="bins">
    <summary>
      The same as a table
      (${each.series.map((one) => `${one.operation} ${one.good.length} rows`).join(', ') || 'no data'})
    </summary>
    ${each.series.map((one) => numbers(`${title}, ${one.operation}: requests by outcome, in bins of ${one.binMs} ms`, header, rowsOf(one)))}
    ${each.returning.map((one) => keptTable(title, one))}
  </details>`;

const rowsOf = (one: OperationSeries): readonly (readonly Part[])[] =>
  one.good.map((good, bin) => [
    ((one.startMs + bin * one.binMs) / 1000).toFixed(1),
    good,
    ...[one.late, one.wrong, one.unanswered, one.missing].map((counts) => counts[bin]),
    ...[one.p50Ms, one.p95Ms].map((values) => millis(values[bin])),
  ]);

function keptTable(title: string, { operation, startMs, binMs, good, bad }: ReturningSeries): Html {
  const caption = `${title}, ${operation} over kept connections: requests by outcome, in bins of ${binMs} ms`;
  const rows = good.map((count, bin) => [((startMs + bin * binMs) / 1000).toFixed(1), count, bad[bin]]);
  return numbers(caption, keptHeader, rows);
}

/** Nothing answered, nothing to print: never a zero. */
const millis = (value: number | null | undefined): string =>
  typeof value === 'number' ? String(Math.round(value)) : '-';
