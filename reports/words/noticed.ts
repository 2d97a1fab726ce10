import type { Cell, ImpliedMoment } from '../../model/cell.ts';
import { durationAtLeast, durationAtMost, plainMs } from '../../model/units.ts';
import type { Experiment } from './experiment.ts';
import { distinct } from './list.ts';
import { bracket, moment, momentOr } from './number.ts';

/** What is said where the balancer's view did not change. */
export const unchanged = 'no change seen';

/** When the balancer noticed the fault, from the injection, with what its settings imply: "320 ms (by its settings up to 500 ms)". */
export const noticedOf = ({ detection, timeToDetectMs }: Cell): string =>
  detection === null ? momentOr(timeToDetectMs, unchanged) : against(detection, 'not noticed');

/** When it took the target's servers for up again, from the end of healing. */
export const takenBackOf = ({ recovery }: Cell): string =>
  recovery === null ? unchanged : against(recovery, 'not taken back');

function against(implied: ImpliedMoment, absent: string): string {
  const { seen, settings } = told(implied);
  return implied.within
    ? `${seen ?? absent} (by its settings ${settings})`
    : `${seen ?? absent}, but by its settings ${settings}`;
}

/** A moment in words, null where there was none, and the interval in which settings want it to be. */
interface Told {
  readonly seen: string | null;
  readonly settings: string;
}

/**
 * A moment beside its interval. One that is outside by so little that both would read the same, or as if it were inside, is told in plain
 * milliseconds, and so is the end that it missed.
 */
function told(implied: ImpliedMoment): Told {
  const { observedMs, lowMs, highMs, within } = implied;
  const rounded = { seen: observedMs === null ? null : moment(observedMs), settings: impliedIn(implied) };
  if (observedMs === null || within) return rounded;
  const isLate = observedMs > highMs;
  const [endMs, textOf] = isLate ? [highMs, durationAtMost] : [lowMs, durationAtLeast];
  if (![rounded.seen, textOf(observedMs)].includes(textOf(endMs))) return rounded;
  const [seen, end] = [plainMs(observedMs), plainMs(endMs)];
  if (!isLate) return { seen, settings: `${end} to ${durationAtMost(highMs)}` };
  return { seen, settings: lowMs <= 0 ? `up to ${end}` : `${durationAtLeast(lowMs)} to ${end}` };
}

/** An act takes a while: what may come before it is complete has an upper end only. */
const impliedIn = ({ lowMs, highMs }: ImpliedMoment): string =>
  lowMs <= 0 ? `up to ${durationAtMost(highMs)}` : bracket(lowMs, highMs);

/** What the balancer did otherwise than its settings imply; nothing when it kept to them. */
export function unimpliedSentences({ cells }: Pick<Experiment, 'cells'>): readonly string[] {
  const [late, back] = [cells.map(({ detection }) => detection), cells.map(({ recovery }) => recovery)];
  return distinct([
    ...outside(late).map((one) => `The balancer ${noticed(told(one))}.`),
    ...outside(back).map((one) => `The balancer ${tookBack(told(one))}.`),
  ]);
}

const outside = (all: readonly (ImpliedMoment | null)[]): readonly ImpliedMoment[] =>
  all.filter((one) => one !== null && !one.within) as readonly ImpliedMoment[];

const noticed = ({ seen, settings }: Told): string =>
  `${seen === null ? 'never noticed the fault' : `noticed the fault after ${seen}`}, but its settings imply ${settings}`;

const tookBack = ({ seen, settings }: Told): string => {
  const what = seen === null ? 'did not take the target back' : `took the target back ${seen} after the end of healing`;
  return `${what}, but its settings imply ${settings}`;
};
