import type { CellComparison } from '../../model/comparison.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import type { CellTrend, SuiteTrend, TrendNote } from '../../model/trend.ts';
import { compareRuns } from '../compare/runs.ts';
import { cellsOf } from './cells.ts';

/** The trend of every suite and stack in these lines, the suite that was run last first. */
export function trendsOf(lines: readonly HistoryLine[]): readonly SuiteTrend[] {
  const groups = Map.groupBy(lines, ({ suite, stack }) => `${suite} ${stack.name}`);
  const newestFirst = [...groups.values()].toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1));
  return newestFirst.map(trendOf);
}

const newest = (runs: readonly HistoryLine[]): string => runs.at(-1)?.startedAt ?? '';

function trendOf(runs: readonly HistoryLine[]): SuiteTrend {
  const { suite = '', stack } = runs[0] ?? {};
  const resetAt = runs.flatMap((run, place) => (place > 0 && !isSame(runs[place - 1], run) ? [place] : []));
  const lookUps = runs.map(cellsOf);
  const changed = numbersChanged(runs);
  const cells = keysOf(runs).map((key) => {
    const points = lookUps.map((lookUp) => lookUp(key));
    return cellTrend(key, points, runs, changed.has(key));
  });
  return { suite, stack: stack?.name ?? '', runs, resetAt, cells };
}

/** Whether two runs are replicates: the same plan on the same stack. */
const isSame = (a: HistoryLine | undefined, b: HistoryLine | undefined): boolean =>
  a?.planHash === b?.planHash && a?.stack.hash === b?.stack.hash;

/** Every cell once: those of the newest run first, then what only older ones have. */
const keysOf = (runs: readonly HistoryLine[]): readonly string[] => [
  ...new Set(runs.toReversed().flatMap(({ cells }) => cells.filter(({ fault }) => fault !== 'sham').map(cellKey))),
];

/** Cells with the same finding in the two newest runs, and with a number that is another by the rule of `compare`. */
function numbersChanged(runs: readonly HistoryLine[]): ReadonlySet<string> {
  const [before, last] = runs.slice(-2);
  if (!before || !last) return new Set();
  const { cells } = compareRuns(before, last, runs);
  return new Set(cells.filter(isOtherNumber).map(({ key }) => key));
}

const isOtherNumber = ({ turned, quantities }: CellComparison): boolean =>
  !turned && quantities.some(({ changed }) => changed);

function cellTrend(
  key: string,
  points: readonly (HistoryCell | null)[],
  runs: readonly HistoryLine[],
  isNumberChanged: boolean,
): CellTrend {
  const known = points.flatMap((point, place) => (isKnown(point) ? [{ point, place }] : []));
  const last = known.at(-1);
  const turns = known.filter(({ point }, at) => at > 0 && point.finding !== known[at - 1]?.point.finding);
  const since = turns.at(-1) ?? known[0];
  const proven = known.find(({ point }) => point.finding === 'proven');
  const changes = turns.filter(({ place }) => isSame(runs[placeBefore(known, place)], runs[place])).length;
  const notes = notesOf(points, changes, turns.length > 0 ? last?.point.finding : undefined);
  return {
    key,
    points,
    firstSeenAt: runs[points.findIndex((point) => point !== null)]?.startedAt ?? '',
    firstProvenAt: proven ? (runs[proven.place]?.startedAt ?? null) : null,
    sinceAt: since ? (runs[since.place]?.startedAt ?? null) : null,
    changes,
    known: known.length,
    notes: isNumberChanged ? [...notes, 'number-changed'] : notes,
  };
}

const isKnown = (point: HistoryCell | null): point is HistoryCell => point !== null && point.finding !== 'unknown';

const placeBefore = (known: readonly { readonly place: number }[], place: number): number =>
  known.findLast((one) => one.place < place)?.place ?? -1;

/**
 * Flaky is what changed and changed back with nothing else changed: two turns between runs of the same plan and stack.
 * One turn is a regression or an improvement, whether or not the settings explain it.
 */
function notesOf(
  points: readonly (HistoryCell | null)[],
  changes: number,
  turnedTo: HistoryCell['finding'] | undefined,
): readonly TrendNote[] {
  const last = points.at(-1) ?? null;
  const isNew = last !== null && points.length > 1 && points.slice(0, -1).every((point) => point === null);
  const facts: readonly [TrendNote, boolean][] = [
    ['new', isNew],
    ['gone', last === null],
    ['unknown', last?.finding === 'unknown'],
    ['regressed', turnedTo === 'proven'],
    ['improved', turnedTo === 'refuted'],
    ['flaky', changes >= 2],
  ];
  return facts.filter(([, holds]) => holds).map(([note]) => note);
}
