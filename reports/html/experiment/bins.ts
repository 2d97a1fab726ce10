import type { EpisodeVerdict, OperationSeries, ReturningSeries } from '../../../model/episode.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import { numbers } from '../table.ts';

const header = ['from (s)', 'to (s)', 'good', 'late', 'wrong', 'unanswered', 'missing', 'median (ms)', '95th (ms)'];

/** Of returning users, who are few. */
const keptHeader = ['from (s)', 'good', 'lost'];

/** The timeline's data as tables, one for each operation. */
export const bins = (title: string, each: EpisodeVerdict): Html =>
  html`<details class="bins">
    <summary>The same as tables${each.series.length === 0 && ' (no data)'}</summary>
    ${each.series.map((one) => numbers(captionOf(title, one), header, rowsOf(one, each.marks)))}
    ${each.returning.map((one) => keptTable(title, one))}
  </details>`;

const captionOf = (title: string, { operation, binMs }: OperationSeries): string =>
  `${title}, ${operation}: requests by outcome, in bins of ${binMs} ms; ` +
  'neighbours without a loss are one row, with their sum and highest times';

/** Bins next to each other that make one row. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const rowsOf = (one: OperationSeries, marks: EpisodeVerdict['marks']): readonly (readonly Part[])[] =>
  stretchesOf(one, marks).map(({ from, to }) => {
    const sum = (counts: readonly number[]): number => counts.slice(from, to).reduce((a, b) => a + b, 0);
    const edges = [from, to].map((bin) => ((one.startMs + bin * one.binMs) / 1000).toFixed(1));
    const counts = [one.good, one.late, one.wrong, one.unanswered, one.missing].map(sum);
    const times = [one.p50Ms, one.p95Ms].map((values) => highest(values.slice(from, to)));
    return [edges, counts, times].flat();
  });

/** A row ends where something is lost, at the injection, and at the begin of healing: before and after are never mixed. */
function stretchesOf(one: OperationSeries, { healBegunMs }: EpisodeVerdict['marks']): readonly Stretch[] {
  const isCalm = (bin: number): boolean =>
    [one.late, one.wrong, one.unanswered, one.missing].every((counts) => (counts[bin] ?? 0) === 0);
  const isEdge = (bin: number): boolean =>
    [0, healBegunMs].some((atMs) => atMs !== null && bin === Math.floor((atMs - one.startMs) / one.binMs));
  const stretches: Stretch[] = [];
  for (const bin of one.good.keys()) {
    const last = stretches.at(-1);
    if (last && isCalm(bin) && isCalm(bin - 1) && !isEdge(bin))
      stretches[stretches.length - 1] = { ...last, to: bin + 1 };
    else stretches.push({ from: bin, to: bin + 1 });
  }
  return stretches;
}

function keptTable(title: string, { operation, startMs, binMs, good, bad }: ReturningSeries): Html {
  const caption = `${title}, ${operation} over kept connections: requests by outcome, in bins of ${binMs} ms`;
  const rows = good.map((count, bin) => [((startMs + bin * binMs) / 1000).toFixed(1), count, bad[bin]]);
  return numbers(caption, keptHeader, rows);
}

/** Nothing answered, nothing to print: never a zero. */
function highest(values: readonly (number | null)[]): string {
  const answered = values.filter((value) => value !== null);
  return answered.length === 0 ? '-' : String(Math.round(answered.reduce((a, b) => Math.max(a, b))));
}
