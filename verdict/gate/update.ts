import type { AcceptedCell, Baseline, BaselineChange } from '../../model/baseline.ts';
import type { Difference } from '../../model/comparison.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import { allowanceMs, deadlineOf } from '../compare/allowance.ts';
import { cellsOf, hasNumbers } from '../history/cells.ts';
import type { Accept } from './accept.ts';
import { acceptorOf } from './accept.ts';
import { isMore } from './more.ts';
import { takenDiffers, takenOf } from './taken.ts';

/** A baseline as it will be, and how it differs from what it was. */
export interface BaselineUpdate {
  /** What to write. */
  readonly baseline: Baseline;
  /** Entries that change, and cells that are not accepted, in the order of their names. */
  readonly changes: readonly BaselineChange[];
  /** What is another in plan and stack than in those it was taken with; empty where it is the first one. */
  readonly differences: readonly Difference[];
}

/**
 * Accepts a run as it is. What people wrote stays as long as the finding does. An entry changes only when the run is outside of
 * it, so that two runs of the same plan and stack give the same bytes. A run that passes the old entry loosens nothing. An unknown is
 * never accepted: its entry stays, or none is made.
 */
export function updateBaseline(
  old: Baseline | undefined,
  run: HistoryLine,
  earlier: readonly HistoryLine[] = [],
): BaselineUpdate {
  const lookUp = cellsOf(run);
  const accept = acceptorOf(run, earlier);
  const tried = run.cells.filter(({ fault }) => fault !== 'sham').map(cellKey);
  const keys = [...new Set([...tried, ...Object.keys(old?.cells ?? {})])].toSorted();
  const entries = keys.map((key) =>
    entryOf(key, old?.cells[key], lookUp(key), { accept, deadlineMs: deadlineOf(run) }),
  );
  const cells = entries.flatMap(({ key, after }): [string, AcceptedCell][] => (after ? [[key, after]] : []));
  const changes = entries.flatMap(({ what, ...rest }) => (what === 'same' ? [] : [{ what, ...rest }]));
  const differences = old ? sinceTaken(old.taken, run) : [];
  const isSame =
    changes.every(({ what }) => what === 'kept-unknown' || what === 'left-out') && differences.length === 0;
  const { id, suite, stack } = run;
  const comment = old?.comment === undefined ? {} : { comment: old.comment };
  const head = {
    schema: 'spofproof/baseline@1',
    stack: stack.name,
    suite,
    from: old && isSame ? old.from : id,
  } as const;
  const baseline = { ...head, ...comment, taken: takenOf(run), cells: Object.fromEntries(cells) };
  return { baseline, changes, differences };
}

/** One from before plan and stack were kept gets them. */
const sinceTaken = (taken: Baseline['taken'], run: HistoryLine): readonly Difference[] =>
  taken ? takenDiffers(taken, run) : [{ what: 'plan and stack that it was taken with', a: 'absent', b: 'kept' }];

type Entry = Omit<BaselineChange, 'what'> & { readonly what: BaselineChange['what'] | 'same' };

function entryOf(
  key: string,
  before: AcceptedCell | undefined,
  cell: HistoryCell | null,
  { accept, deadlineMs }: { readonly accept: Accept; readonly deadlineMs: number },
): Entry {
  const was = before === undefined ? {} : { before };
  if (!cell) return { key, what: 'removed', ...was };
  if (cell.finding === 'unknown')
    return before ? { key, what: 'kept-unknown', before, after: before } : { key, what: 'left-out' };
  if (!before) return { key, what: 'added', after: accept(cell) };
  if (isWithin(before, cell, deadlineMs)) return { key, what: 'same', before, after: before };
  return { key, what: 'changed', before, after: withWords(before, noLooser(before, accept(cell), cell)) };
}

/** Whether a run says nothing new of an entry. */
function isWithin(before: AcceptedCell, cell: HistoryCell, deadlineMs: number): boolean {
  if (before.finding !== cell.finding) return false;
  if (before.finding === 'proven')
    return (before.effect === 'data') === (cell.effect === 'data') && !isMore(cell, before);
  if (!hasNumbers(cell)) return true;
  const [wasLowMs] = before.gapMs ?? [0];
  const { lowMs, highMs } = cell.gap ?? { lowMs: 0, highMs: 0 };
  const isShorter = (highMs ?? lowMs) + allowanceMs(cell, deadlineMs) < wasLowMs;
  return !isShorter && lowMs <= (before.gapUpToMs ?? Number.POSITIVE_INFINITY);
}

/** Only who accepts a longer gap lets a longer gap pass: how far apart earlier runs were is no reason to give up a limit. */
function noLooser(
  { gapUpToMs: was = Infinity }: AcceptedCell,
  after: AcceptedCell,
  { gap }: HistoryCell,
): AcceptedCell {
  const { gapUpToMs } = after;
  const isLonger = (gap?.lowMs ?? 0) > was;
  return gapUpToMs === undefined || isLonger ? after : { ...after, gapUpToMs: Math.min(gapUpToMs, was) };
}

/** What people wrote about a finding says nothing about another one. */
function withWords({ finding, reason, until }: AcceptedCell, after: AcceptedCell): AcceptedCell {
  if (finding !== after.finding) return after;
  return { ...after, ...(reason !== undefined && { reason }), ...(until !== undefined && { until }) };
}
