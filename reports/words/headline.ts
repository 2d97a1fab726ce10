import type { Cell } from '../../model/cell.ts';
import type { Verdict } from '../../model/verdict.ts';
import { formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { brokenOf, describeCell, whatHappens } from './cell.ts';
import type { Experiment } from './experiment.ts';
import { faultsOf } from './experiment.ts';
import { faultHappens } from './fault.ts';
import { distinct, enumerate } from './list.ts';
import { gapInWords, gapOf, lostOf, reasonsOf } from './measure.ts';
import { count, counted } from './number.ts';
import { allOf, anyOf } from './operation.ts';

/** What a manager would quote, in the order of a report. Plain text. */
export interface Headline {
  /** The whole run in a few words. */
  readonly title: string;
  /** One sentence per proven single point of failure, worst first. */
  readonly proven: readonly HeadlineSentence[];
  /** What survives. */
  readonly survives: readonly HeadlineSentence[];
  /** What is unknown, and why. */
  readonly unknown: readonly HeadlineSentence[];
  /** Where measurement and expectation part. */
  readonly broken: readonly HeadlineSentence[];
}

/** A sentence, and the experiment that proves it. */
export interface HeadlineSentence {
  /** Plain text in one line. */
  readonly text: string;
  /** Anchor of the experiment; empty when the sentence is about several. */
  readonly experiment: string;
}

/** The findings of a run, merged over operations. */
export function headlineOf(verdict: Verdict): Headline {
  const experiments = faultsOf(verdict);
  const proven = experiments.filter((one) => withFinding(one, 'proven').length > 0).toSorted(worstFirst);
  return {
    title: titleOf(experiments, proven),
    proven: proven.flatMap((one) => provenOf(one)),
    survives: survivesOf(experiments),
    unknown: experiments.flatMap((one) => unknownOf(one)),
    broken: experiments.flatMap((one) => brokenCells(one)),
  };
}

const withFinding = (one: Experiment, finding: Cell['finding']): readonly Cell[] =>
  one.cells.filter((cell) => cell.finding === finding);

/** More operations first, then more lost requests. */
function worstFirst(a: Experiment, b: Experiment): number {
  const [mine, other] = [withFinding(a, 'proven'), withFinding(b, 'proven')];
  return other.length - mine.length || sum(other, lostOf) - sum(mine, lostOf);
}

const sum = (cells: readonly Cell[], of: (cell: Cell) => number): number =>
  cells.reduce((total, cell) => total + of(cell), 0);

function titleOf(experiments: readonly Experiment[], proven: readonly Experiment[]): string {
  const names = distinct(proven.map((one) => visible(one.target)));
  const undecided = experiments.flatMap((one) => withFinding(one, 'unknown')).length;
  const tail = undecided > 0 ? `; ${counted(undecided, 'question')} undecided` : '';
  if (experiments.length === 0) return 'Nothing was taken away, so nothing is known';
  if (names.length === 0) return `No single point of failure was proven${tail}`;
  return `${enumerate(names)} ${names.length === 1 ? 'is a single point' : 'are single points'} of failure${tail}`;
}

function provenOf(one: Experiment): readonly HeadlineSentence[] {
  const cells = withFinding(one, 'proven');
  const harmed = cells.filter((cell) => cell.effect === 'data');
  const down = cells.filter((cell) => cell.effect !== 'data');
  const texts = [...(down.length > 0 ? [downSentence(one, down)] : []), ...harmed.map((cell) => describeCell(cell))];
  return texts.map((text) => ({ text, experiment: one.id }));
}

function downSentence(one: Experiment, cells: readonly Cell[]): string {
  const good = sum(cells, (cell) => cell.availability.hold?.good ?? 0);
  const all = sum(cells, (cell) => cell.availability.hold?.n ?? 0);
  const who = good === 0 ? 'nobody can' : 'people cannot reliably';
  const what = anyOf(cells.map((cell) => cell.operation));
  const share = all === 0 ? 'no data' : `${count(good)} of ${counted(all, 'request')} succeeded while it lasted`;
  return `If ${whatHappens(one)}, ${who} ${what}: ${share}, interrupted ${longestGap(cells)}${backAfter(one, cells)}.`;
}

const longestGap = (cells: readonly Cell[]): string => {
  const longest = cells.toSorted((a, b) => (b.outage?.lengthLowMs ?? 0) - (a.outage?.lengthLowMs ?? 0))[0];
  return longest ? `for ${gapInWords(longest)}` : '';
};

/** Time from the begin of healing to the moment every operation was back. */
function backAfter(one: Experiment, cells: readonly Cell[]): string {
  const healBegunMs = one.episodes.find((episode) => episode.injected)?.marks.healBegunMs ?? null;
  const backs = cells.map((cell) => cell.timeToRecoverMs);
  if (backs.includes(null)) return ', not back before the load ended';
  const lastMs = Math.max(...backs.map((back) => back ?? 0));
  if (healBegunMs === null || lastMs < healBegunMs) return `, back ${formatDuration(lastMs)} after the injection`;
  return `, back ${formatDuration(lastMs - healBegunMs)} after healing began`;
}

/** Targets that nobody misses, by fault; then what a proven one leaves working. */
function survivesOf(experiments: readonly Experiment[]): readonly HeadlineSentence[] {
  const whole = experiments.filter(
    (one) => one.cells.length > 0 && withFinding(one, 'refuted').length === one.cells.length,
  );
  const byFault = [...Map.groupBy(whole, (one) => one.fault).values()];
  const partly = experiments.filter((one) => !whole.includes(one) && withFinding(one, 'refuted').length > 0);
  return [...byFault.map((group) => wholeSentence(group)), ...partly.map((one) => partSentence(one))];
}

function wholeSentence(group: readonly Experiment[]): HeadlineSentence {
  const cells = group.flatMap((one) => one.cells);
  const names = enumerate(distinct(group.map((one) => visible(one.target))), 'or');
  const happens = group[0] ? faultHappens[group[0].fault] : '';
  const lost = `${count(sum(cells, lostOf))} of ${counted(
    sum(cells, (cell) => cell.slots.planned),
    'request',
  )} lost`;
  const text = `The site survives when ${names} ${happens}: ${lost}${worstGap(cells)}.`;
  return { text, experiment: group.length === 1 && group[0] ? group[0].id : '' };
}

function worstGap(cells: readonly Cell[]): string {
  const gaps = cells.filter((cell) => cell.outage !== null);
  const worst = gaps.toSorted((a, b) => (b.outage?.lengthHighMs ?? 0) - (a.outage?.lengthHighMs ?? 0))[0];
  return worst ? `, the longest gap ${gapOf(worst)} (${visible(worst.target)}, ${worst.operation})` : ', no gap';
}

function partSentence(one: Experiment): HeadlineSentence {
  const cells = withFinding(one, 'refuted');
  const lost = `${count(sum(cells, lostOf))} of ${counted(
    sum(cells, (cell) => cell.slots.planned),
    'request',
  )} lost`;
  const can = allOf(cells.map((cell) => cell.operation));
  return { text: `When ${whatHappens(one)}, people can still ${can}: ${lost}.`, experiment: one.id };
}

/** Operations that are unknown for the same reason share a sentence. */
function unknownOf(one: Experiment): readonly HeadlineSentence[] {
  const byReason = [...Map.groupBy(withFinding(one, 'unknown'), (cell) => reasonsOf(cell)).entries()];
  return byReason.map(([why, cells]) => {
    const can = anyOf(cells.map((cell) => cell.operation));
    const text = `If ${whatHappens(one)}, it is unknown whether people can ${can}: ${why || 'no reason given'}.`;
    return { text, experiment: one.id };
  });
}

const brokenCells = (one: Experiment): readonly HeadlineSentence[] =>
  one.cells
    .filter((cell) => cell.expectation === 'broken')
    .map((cell) => ({ text: `${visible(cell.target)}, ${cell.operation}: ${brokenOf(cell)}`, experiment: one.id }));
