import type { Cell, ImpliedMoment } from '../../model/cell.ts';
import { durationAtMost } from '../../model/units.ts';
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
  const seen = momentOr(implied.observedMs, absent);
  return implied.within
    ? `${seen} (by its settings ${impliedIn(implied)})`
    : `${seen}, but by its settings ${impliedIn(implied)}`;
}

/** An act takes a while: what may come before it is complete has an upper end only. */
const impliedIn = ({ lowMs, highMs }: ImpliedMoment): string =>
  lowMs <= 0 ? `up to ${durationAtMost(highMs)}` : bracket(lowMs, highMs);

/** What the balancer did otherwise than its settings imply; nothing when it kept to them. */
export function unimpliedSentences({ cells }: Pick<Experiment, 'cells'>): readonly string[] {
  const [late, back] = [cells.map(({ detection }) => detection), cells.map(({ recovery }) => recovery)];
  return distinct([
    ...outside(late).map((one) => `The balancer ${noticed(one)}, but its settings imply ${impliedIn(one)}.`),
    ...outside(back).map((one) => `The balancer ${tookBack(one)}, but its settings imply ${impliedIn(one)}.`),
  ]);
}

const outside = (all: readonly (ImpliedMoment | null)[]): readonly ImpliedMoment[] =>
  all.filter((one) => one !== null && !one.within) as readonly ImpliedMoment[];

const noticed = ({ observedMs }: ImpliedMoment): string =>
  observedMs === null ? 'never noticed the fault' : `noticed the fault after ${moment(observedMs)}`;

const tookBack = ({ observedMs }: ImpliedMoment): string =>
  observedMs === null
    ? 'did not take the target back'
    : `took the target back ${moment(observedMs)} after the end of healing`;
