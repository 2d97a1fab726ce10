import type { Cell } from '../../model/cell.ts';
import { isHarmAllowed } from '../../model/harm.ts';
import { durationAtMost, formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { againIn, harmSentence, leftOpen, whatHappens } from './cell.ts';
import { forHowLong, sum, whoCan } from './down.ts';
import type { Experiment } from './experiment.ts';
import { boundOf, gapOf, isOutage, lostOf, reasonsOf } from './measure.ts';
import { count, counted } from './number.ts';
import { allOf, anyOf } from './operation.ts';
import { overKept } from './returning.ts';

/** What one experiment shows, merged over operations. */
export interface Sentence {
  /** Plain text in one line: what happens, a colon, the numbers. */
  readonly text: string;
  /** Which finding it states. */
  readonly finding: Cell['finding'];
  /** Anchor of the experiment; empty when the sentence is about several. */
  readonly experiment: string;
  /** The experiments that show it, where it is about several that show the same. */
  readonly proofs?: readonly Pick<Experiment, 'id' | 'title'>[];
}

/** Everything an experiment shows: what goes down, what goes on, what is unknown. */
export const sentencesOf = (one: Experiment): readonly Sentence[] => [
  ...downOf(one),
  ...goesOnOf(one),
  ...unknownOf(one),
];

/** The cells of an experiment with this finding. */
export const withFinding = (one: Experiment, finding: Cell['finding']): readonly Cell[] =>
  one.cells.filter((cell) => cell.finding === finding);

/** Proven: what fails for everybody in one sentence, what fails for some in another, harmed data in one each. */
export function downOf(one: Experiment): readonly Sentence[] {
  const cells = withFinding(one, 'proven');
  const groups = [true, false].map((outage) => cells.filter((cell) => isOutage(cell) === outage));
  const failing = groups.filter((group) => group.length > 0).map((group) => downSentence(one, group));
  const harmed = cells.filter((cell) => cell.effect === 'data').map((cell) => harmSentence(cell, one.episodes));
  return [...failing, ...keptDown(one), ...harmed].map((text) => ({ text, finding: 'proven', experiment: one.id }));
}

/** Whether data was harmed while something else went on. */
export const isHarmed = (one: Experiment): boolean =>
  withFinding(one, 'refuted').some(({ effect }) => effect === 'data');

/** Cells of returning users whose failure was proven, and is not that of everybody. */
export const provenKept = (one: Experiment): readonly Cell[] =>
  one.returning.filter((cell) => cell.finding === 'proven');

/** Cells of returning users who lost service: proven, or at least broken where survival was expected. */
export const lostKept = (one: Experiment): readonly Cell[] =>
  one.returning.filter(({ finding, expectation }) => finding === 'proven' || expectation === 'broken');

/** What only returning users lose of an operation, where the cell beside it does not say so; undefined where nothing. */
export const keptBeside = (one: Experiment, cell: Cell): Cell | undefined =>
  cell.finding === 'proven' ? undefined : lostKept(one).find(({ operation }) => operation === cell.operation);

function keptDown(one: Experiment): readonly string[] {
  const cells = provenKept(one);
  return cells[0] ? [overKept(cells[0], downSentence(one, cells))] : [];
}

function downSentence(one: Experiment, cells: readonly Cell[]): string {
  const good = sum(cells, (cell) => cell.availability.hold?.good ?? 0);
  const all = sum(cells, (cell) => cell.availability.hold?.n ?? 0);
  const what = `${whoCan(cells)} ${anyOf(cells.map((cell) => cell.operation))}`;
  const share =
    all === 0 ? 'no data' : `${count(good)} of ${counted(all, 'request')} succeeded after the allowed failover`;
  return `If ${whatHappens(one)}, ${what}: ${share}${forHowLong(cells)}${backAfter(one, cells)}.`;
}

/** When every operation was back. */
export interface Back {
  /** What the time counts from: the begin of healing, or the injection where it was back before. */
  readonly since: 'healing' | 'injection';
  /** Milliseconds; null when something was not back before the load ended. */
  readonly afterMs: number | null;
  /** Whether it is an upper end: of several episodes the slowest return counts, from the earliest healing. */
  readonly isAtMost: boolean;
}

/** Time from the begin of healing to the moment the last of these was back. */
export function backOf({ episodes }: Experiment, cells: readonly Cell[]): Back {
  const healings = episodes.flatMap(({ injected, marks }) => (injected ? (marks.healBegunMs ?? []) : []));
  const healBegunMs = Math.min(...healings);
  const backs = cells.map((cell) => cell.timeToRecoverMs);
  const isAtMost = healings.length > 1;
  if (backs.includes(null)) return { since: 'healing', afterMs: null, isAtMost };
  const lastMs = Math.max(...backs.map((back) => back ?? 0));
  return lastMs < healBegunMs
    ? { since: 'injection', afterMs: lastMs, isAtMost }
    : { since: 'healing', afterMs: lastMs - healBegunMs, isAtMost };
}

function backAfter(one: Experiment, cells: readonly Cell[]): string {
  const { since, afterMs, isAtMost } = backOf(one, cells);
  if (afterMs === null) return ', not back before the load ended';
  const after = isAtMost ? `at most ${durationAtMost(afterMs)}` : formatDuration(afterMs);
  return `, back ${after} after ${since === 'healing' ? 'healing began' : 'the injection'}`;
}

/** "load a page and read"; over new connections alone where those who keep theirs lose some of it. */
export function stillCan(one: Experiment): string {
  const operations = withFinding(one, 'refuted').map(({ operation }) => operation);
  const isLost = lostKept(one).some(({ operation }) => operations.includes(operation));
  return `${allOf(operations)}${isLost ? ' over new connections' : ''}`;
}

/** Refuted: what people can still do, and what the plan allows to be harmed meanwhile. */
export function goesOnOf(one: Experiment): readonly Sentence[] {
  const cells = withFinding(one, 'refuted');
  if (cells.length === 0) return [];
  const can = stillCan(one);
  const lead =
    one.fault === 'sham'
      ? `While nothing was done, people could ${can}`
      : `When ${whatHappens(one)}, people can still ${can}`;
  const harmed = cells.filter((cell) => cell.effect === 'data').map((cell) => harmSentence(cell, one.episodes));
  return [`${lead}: ${lossAndGap(cells)}.`, ...harmed].map((text) => ({
    text,
    finding: 'refuted',
    experiment: one.id,
  }));
}

/** "57 of 10,875 requests lost, the longest gap 588 to 614 ms (server1, read); then at least 99.3 % good with 95 % confidence". */
export function lossAndGap(cells: readonly Cell[]): string {
  const lost = `${count(sum(cells, lostOf))} of ${counted(
    sum(cells, (cell) => cell.slots.planned),
    'request',
  )} lost`;
  const gaps = cells.filter((cell) => cell.outage !== null);
  const worst = gaps.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  const gap = worst ? `the longest gap ${gapOf(worst)} (${visible(worst.target)}, ${worst.operation})` : 'no gap';
  return `${lost}, ${gap}${boundOfWeakest(cells)}`;
}

/** How long at most; one that only the healing ended is longer than any. */
const lengthOf = ({ outage }: Cell): number => (outage?.censored ? Infinity : (outage?.lengthHighMs ?? Infinity));

/** What was shown of the operation of which least was shown. */
function boundOfWeakest(cells: readonly Cell[]): string {
  const known = cells.filter(({ availability }) => availability.hold !== null);
  const [weakest] = known.toSorted((a, b) => (a.availability.hold?.low ?? 0) - (b.availability.hold?.low ?? 0));
  return weakest ? `; then ${boundOf(weakest)}` : '';
}

/** What is said of operations without a finding, of which all is alike. */
function openSentence(one: Experiment, cells: readonly [Cell, ...Cell[]]): string {
  const [cell] = cells;
  const can = `${anyOf(cells.map(({ operation }) => operation))}${againIn(cell)}`;
  return `If ${whatHappens(one)}, ${leftOpen(cell)} ${can}: ${reasonsOf(cell) || 'no reason given'}.`;
}

/**
 * Unknown: operations that are unknown for the same reason share a sentence; data that is harmed beyond what the plan allows is never
 * called unknown.
 */
export function unknownOf(one: Experiment): readonly Sentence[] {
  const cells = withFinding(one, 'unknown');
  const harmed = cells.filter((cell) => cell.effect === 'data');
  const open = cells.filter((cell) => !harmed.includes(cell) || isHarmAllowed(cell));
  const alike = Map.groupBy(open, (cell) => JSON.stringify([reasonsOf(cell), leftOpen(cell)]));
  const texts = [...alike.values()].flatMap(([cell, ...more]) => (cell ? openSentence(one, [cell, ...more]) : []));
  const harm = harmed.map((cell) => harmSentence(cell, one.episodes));
  return [...harm, ...texts].map((text) => ({ text, finding: 'unknown', experiment: one.id }));
}
