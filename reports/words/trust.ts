import type { ValidityCheck, Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { count, counted } from './number.ts';
import { lacksItsEnd } from '../../model/own-end.ts';
import { withoutEnd } from './own-end.ts';

/** Whether the run can be believed, before any finding is read. */
export interface Trust {
  /** Every check held, there was one, and the run came to its own end. */
  readonly whole: boolean;
  /** One line: why it can be believed, or how much speaks against it. */
  readonly line: string;
  /** The checks that did not hold. */
  readonly against: readonly ValidityCheck[];
}

/** Reads the validity checks. */
export function trustOf(verdict: Verdict): Trust {
  const against = verdict.validity.filter((check) => check.verdict !== 'held');
  const whole = against.length === 0 && verdict.validity.length > 0 && !lacksItsEnd(verdict);
  const line = whole ? trustLine(verdict) : doubtLine(verdict, against.length);
  return { whole, line: line + repeatedIn(verdict) + inVainIn(verdict) + raisedAnewIn(verdict), against };
}

/** What the machine disturbed is no secret, although nothing of it is left in the numbers. */
function repeatedIn({ run: { repeated = [] } }: Verdict): string {
  if (repeated.length === 0) return '';
  const why = 'the machine was too busy to measure, its clock was set, or the load ended early';
  const were = repeated.length === 1 ? 'was' : 'were';
  return ` ${counted(repeated.length, 'episode')} in which ${why}, ${were} left out and repeated.`;
}

/** What counts in the place of a repetition that came to nothing is the episode that was to be repeated, disturbed as it is. */
function inVainIn({ run: { inVain = [] } }: Verdict): string {
  if (inVain.length === 0) return '';
  const not = inVain.length === 1 ? 'does not' : 'do not';
  return ` ${counted(inVain.length, 'repetition')} came to no fault, or to no end, and ${not} count.`;
}

/** Nor is a stack that broke: the episode in which it did says how, and those behind it had another one. */
function raisedAnewIn({ run: { raisedAnew = 0 } }: Verdict): string {
  if (raisedAnew === 0) return '';
  return ` The stack was not steady any more after ${counted(raisedAnew, 'episode')}, and raised anew for the next.`;
}

function trustLine(verdict: Verdict): string {
  const main = verdict.cells.filter(({ arm }) => arm === 'main').map(({ slots }) => slots);
  const returning = verdict.cells.flatMap((cell) => cell.returning?.slots ?? []);
  const all = [...main, ...returning];
  const planned = all.reduce((total, slots) => total + slots.planned, 0);
  const dropped = all.reduce((total, slots) => total + slots.dropped, 0);
  const load = `${count(planned)} requests planned, ${count(dropped)} never sent`;
  return `Yes: ${verdict.validity.length === 1 ? 'the check' : `all ${verdict.validity.length} checks`} held (${load}).`;
}

function doubtLine(verdict: Verdict, against: number): string {
  const all = verdict.validity.length;
  const end = lacksItsEnd(verdict) ? withoutEnd : '';
  if (all === 0) return [nothingChecked(verdict), ...(end ? [`But ${end}.`] : [])].join(' ');
  if (against === 0) return `Not fully: all ${counted(all, 'check')} held, but ${end}.`;
  return `Not fully: ${against} of ${counted(all, 'check')} did not hold${end ? `, and ${end}` : ''}.`;
}

/** Questions carry their own conditions; where one was not met, the question is unknown. */
const nothingChecked = ({ probes }: Verdict): string =>
  probes === undefined
    ? 'Unknown: nothing was checked.'
    : 'Nothing was taken away; each question was checked by itself.';

/** A check that did not hold, in words. */
export const doubtOf = (check: ValidityCheck): string =>
  `${check.verdict === 'broken' ? 'Failed' : 'Not known'}: ${visible(check.id).replaceAll('-', ' ')}. ${visible(check.sentence)}`;
