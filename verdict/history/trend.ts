import type { CellComparison } from '../../model/comparison.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import type { CellTrend, SuiteTrend, TrendNote } from '../../model/trend.ts';
import { compareRuns } from '../compare/runs.ts';
import { cellsOf } from './cells.ts';

/**
 * The trend of every suite and stack in these lines, the suite that was run last first.
 * @param most newest runs of each that are shown; since when something is so, and what is new in it, is told by all of them
 */
export function trendsOf(lines: readonly HistoryLine[], most = Infinity): readonly SuiteTrend[] {
  const groups = Map.groupBy(lines, ({ suite, stack }) => `${suite} ${stack.name}`);
  const newestFirst = [...groups.values()].toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1));
  return newestFirst.map((runs) => trendOf({ runs, start: Math.max(0, runs.length - most) }));
}

const newest = (runs: readonly HistoryLine[]): string => runs.at(-1)?.startedAt ?? '';

/** Every run of a suite on a stack, and the place of the first that is shown. */
interface Seen {
  readonly runs: readonly HistoryLine[];
  readonly start: number;
}

function trendOf({ runs, start }: Seen): SuiteTrend {
  const { suite = '', stack } = runs[0] ?? {};
  const resetAt = runs.flatMap((run, place) => (place > 0 && !isSame(runs[place - 1], run) ? [place] : []));
  const lookUps = runs.map(cellsOf);
  const changed = numbersChanged(runs);
  const shown = runs.slice(start);
  const cells = keysOf(shown).map((key) => {
    const points = lookUps.map((lookUp) => lookUp(key));
    return cellTrend(key, points, { runs, start }, changed.has(key));
  });
  return {
    suite,
    stack: stack?.name ?? '',
    runs: shown,
    all: runs.length,
    alike: runs.length - (resetAt.at(-1) ?? 0),
    resetAt: resetAt.flatMap((place) => (place > start ? [place - start] : [])),
    cells,
  };
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
  { runs, start }: Seen,
  isNumberChanged: boolean,
): CellTrend {
  const known = points.flatMap((point, place) => (isKnown(point) ? [{ point, place }] : []));
  const last = known.at(-1);
  const turns = known.filter(({ point }, at) => at > 0 && point.finding !== known[at - 1]?.point.finding);
  const since = turns.at(-1) ?? known[0];
  const proven = known.find(({ point }) => point.finding === 'proven');
  const shownTurns = turns.filter(({ place }) => place >= start);
  const changes = shownTurns.filter(({ place }) => isSame(runs[placeBefore(known, place)], runs[place])).length;
  const notes = notesOf(points, changes, turns.length > 0 ? last?.point.finding : undefined);
  return {
    key,
    points: points.slice(start),
    firstSeenAt: runs[points.findIndex((point) => point !== null)]?.startedAt ?? '',
    firstProvenAt: proven ? (runs[proven.place]?.startedAt ?? null) : null,
    sinceAt: since ? (runs[since.place]?.startedAt ?? null) : null,
    changes,
    known: known.filter(({ place }) => place >= start).length,
    notes: isNumberChanged ? [...notes, 'number-changed'] : notes,
  };
}

const isKnown = (point: HistoryCell | null): point is HistoryCell => point !== null && point.finding !== 'unknown';

const placeBefore = (known: readonly { readonly place: number }[], place: number): number =>
  known.findLast((one) => one.place < place)?.place ?? -1;

/**
 * Flaky is what changed and changed back with nothing else changed: two turns between runs of the same plan and stack. It counts in the
 * shown runs alone, or what was flaky once would be so for good.
 * One turn is a regression or an improvement, whether or not the settings explain it. What is unknown in the last run may have regressed
 * all the same, and has not improved: of praise the last run has to be the proof.
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
    ['improved', turnedTo === 'refuted' && last?.finding === 'refuted'],
    ['flaky', changes >= 2],
  ];
  return facts.filter(([, holds]) => holds).map(([note]) => note);
}
