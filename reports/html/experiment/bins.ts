import type { EpisodeVerdict, OperationSeries, ReturningSeries } from '../../../model/episode.ts';
import { distinct } from '../../words/list.ts';
import { moment, span } from '../../words/number.ts';
import { operationTitle } from '../../words/operation.ts';
import { serversOf } from '../chart/answering.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import type { RowGroup } from '../table.ts';
import { grid } from '../table.ts';

/** Kinds of loss, in the order of the drawing. */
const losses = ['late', 'wrong', 'unanswered', 'missing'] as const;

/**
 * The timeline's data as a table: a row for each stretch of time in which the same kind of thing happened.
 * @param isWide whether bins were joined: then a stretch in which some were lost is one row too, and not a row for each bin
 */
export const bins = (each: EpisodeVerdict, isWide = false): Html =>
  html`<details class="bins">
    <summary>The same in numbers${each.series.length === 0 && ' (no data)'}</summary>
    ${each.series.length > 0 && table(each, isWide)}${kept(each)}${balancerLines(each)}
  </details>`;

function table(each: EpisodeVerdict, isWide: boolean): Html {
  const servers = serversOf(each);
  const header = ['seconds', 'good', 'lost', 'median (ms)', '95th (ms)'];
  const groups = each.series.map((one): RowGroup => ({
    title: operationTitle(one.operation),
    rows: rowsOf(one, each.marks, servers, isWide),
  }));
  return grid('requests over time', [...header, ...servers.map((server) => `by ${server}`)], groups);
}

/** Bins next to each other that make one row. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const rowsOf = (
  one: OperationSeries,
  marks: EpisodeVerdict['marks'],
  servers: readonly string[],
  isWide: boolean,
): readonly (readonly Part[])[] =>
  stretchesOf(one, (bin) => kindOf(one, bin, isWide), marks).map((stretch) => rowOf(one, stretch, servers));

function rowOf(one: OperationSeries, { from, to }: Stretch, servers: readonly string[]): readonly Part[] {
  const sum = sumIn({ from, to });
  const lost = losses.map((kind) => [kind, sum(one[kind])] as const).filter(([, times]) => times > 0);
  const times = [one.p50Ms, one.p95Ms].map((values) => highest(values.slice(from, to)));
  const byServer = servers.map((server) => sum(one.servedBy[server] ?? []));
  return [timeOf(one, from, to), sum(one.good), lostText(lost), ...times, ...byServer];
}

const sumIn =
  ({ from, to }: Stretch) =>
  (counts: readonly number[]): number =>
    counts.slice(from, to).reduce((a, b) => a + b, 0);

/** "5 wrong, 5 unanswered"; a zero when nothing was lost. */
const lostText = (lost: readonly (readonly [string, number])[]): string =>
  lost.map(([kind, times]) => `${times} ${kind}`).join(', ') || '0';

const timeOf = ({ startMs, binMs }: Pick<OperationSeries, 'startMs' | 'binMs'>, from: number, to: number): string =>
  span(startMs + from * binMs, startMs + to * binMs);

/** What a bin has in common with its neighbours in a row: all was good, or nothing was, for the same kind of loss. */
function kindOf(one: OperationSeries, bin: number, isWide: boolean): string | null {
  const lost = losses.filter((kind) => (one[kind][bin] ?? 0) > 0).join(' ');
  const isMixed = lost !== '' && (one.good[bin] ?? 0) > 0;
  if (!isMixed) return lost;
  return isWide ? 'some' : null;
}

/** A row also ends at the injection and at the begin of healing: before and after are never mixed. */
function stretchesOf(
  one: Pick<OperationSeries, 'startMs' | 'binMs' | 'good'>,
  kindAt: (bin: number) => string | null,
  { healBegunMs }: EpisodeVerdict['marks'],
): readonly Stretch[] {
  const isEdge = (bin: number): boolean =>
    [0, healBegunMs].some((atMs) => atMs !== null && bin === Math.floor((atMs - one.startMs) / one.binMs));
  const stretches: Stretch[] = [];
  for (const bin of one.good.keys()) {
    const [last, kind] = [stretches.at(-1), kindAt(bin)];
    if (last && kind !== null && kind === kindAt(bin - 1) && !isEdge(bin))
      stretches[stretches.length - 1] = { ...last, to: bin + 1 };
    else stretches.push({ from: bin, to: bin + 1 });
  }
  return stretches;
}

/** Of returning users, who are few: a row a second where any was lost, and one for all seconds between. */
function kept({ returning, marks }: EpisodeVerdict): Html | null {
  if (returning.length === 0) return null;
  const groups = returning.map((one): RowGroup => ({
    title: operationTitle(one.operation),
    rows: keptRows(one, marks),
  }));
  return html`<p class="small">Over kept connections</p>
    ${grid('requests over kept connections', ['seconds', 'good', 'lost'], groups)}`;
}

const keptRows = (one: ReturningSeries, marks: EpisodeVerdict['marks']): readonly (readonly Part[])[] =>
  stretchesOf(one, (bin) => ((one.bad[bin] ?? 0) > 0 ? null : ''), marks).map((stretch) => {
    const sum = sumIn(stretch);
    return [timeOf(one, stretch.from, stretch.to), sum(one.good), sum(one.bad)];
  });

/** What the balancer took its servers for, and from when. */
function balancerLines({ balancer }: EpisodeVerdict): Html | null {
  const servers = distinct(balancer.map(({ server }) => server));
  if (servers.length === 0) return null;
  const told = servers.map((server) => {
    const own = balancer.filter((change) => change.server === server);
    return `${server} ${own.map(({ state, atMs }) => `${state} from ${moment(atMs)}`).join(', ')}`;
  });
  return html`<p class="small">The balancer's view: ${told.join('; ')}.</p>`;
}

/** Nothing answered, nothing to print: never a zero. */
function highest(values: readonly (number | null)[]): string {
  const answered = values.filter((value) => value !== null);
  return answered.length === 0 ? '-' : String(Math.round(answered.reduce((a, b) => Math.max(a, b))));
}
