import type { FaultId, Plan } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import { standing } from './availability.ts';
import type { Digest } from './digest.ts';
import type { Interruption } from './outage.ts';
import type { Survey } from './survey.ts';

/** One operation in one episode: what a check judges. */
export interface Case {
  /** The plan; its bars decide. */
  readonly plan: Plan;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did. */
  readonly operation: OperationName;
  /** Everything measured of the episode. */
  readonly digest: Digest;
  /** What was measured of the operation; null when counting failed. */
  readonly survey: Survey | null;
  /** The control arm; null in the control arm itself. */
  readonly sham: ShamState | null;
}

/** What the control arm says of the run. */
export interface ShamState {
  /** Whether there was a sham and nothing was felt in it. */
  readonly clean: boolean;
  /** Why, with numbers. */
  readonly sentence: string;
}

/** Where the hold's availability points: below the bar, above it, or neither. */
export type Leaning = 'proven' | 'refuted' | 'open';

/** Compares the hold with the bar. */
export function leaningOf({ survey, plan }: Case): Leaning {
  const against = standing(survey?.hold ?? null, plan.bars.availability);
  if (against === 'fails') return 'proven';
  return against === 'clears' ? 'refuted' : 'open';
}

/** The interruption that was not over when healing began; null when none. */
export const unendedOf = ({ survey }: Case): Interruption | null =>
  survey?.felt.interruptions.find(({ backMs }) => backMs === null) ?? null;

/** The longest interruption that ended by itself for certain later than the budget allows; null when none. */
export const slowOf = ({ survey, plan }: Case): Interruption | null =>
  survey?.felt.interruptions
    .filter(({ backMs, lowMs }) => backMs !== null && lowMs > plan.bars.failoverBudgetMs)
    .reduce<Interruption | null>((a, b) => (a && a.lowMs >= b.lowMs ? a : b), null) ?? null;

/** Bad slots that the bar allows among those from the act to the healing: floor((1 - bar) x slots). */
export const allowedBad = ({ survey, plan }: Case): number =>
  Math.floor((1 - plan.bars.availability) * (survey?.felt.slots ?? 0) + 1e-9);

/** Whether the gate after healing failed on a phase that reaches beyond the planned end of the load. */
export const isOutlived = ({ plan, digest: { events, moments, durationMs } }: Case): boolean =>
  events.gateAfter?.held === false && (moments.recoveredMs ?? 0) + plan.windows.afterMs > durationMs;

/** Whether the journal of the episode breaks off, or somebody asked the run to stop before its end. */
export const isInterrupted = ({ digest: { events } }: Case): boolean =>
  events.interruptedBy !== null || events.endedAt === null;
