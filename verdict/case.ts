import type { WriteLedger } from '../model/ledger.ts';
import type { ExperimentPlan, FaultId, Plan } from '../model/plan.ts';
import type { ArmName } from '../model/sample.ts';
import type { OperationName, StackSpec } from '../model/stack.ts';
import type { Shown } from './availability.ts';
import { exactly, failsBar, standing, unavailableBelow } from './availability.ts';
import type { Digest } from './digest.ts';
import type { Interruption } from './outage.ts';
import type { Survey } from './survey.ts';

/** One operation in one episode: what a check judges. */
export interface Case {
  /** The plan; its bars decide. */
  readonly plan: Plan;
  /** The stack; tells what an answer has to do with the target. */
  readonly stack: StackSpec;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came; the plan is then the one that such users have. */
  readonly arm: ArmName;
  /** Everything measured of the episode. */
  readonly digest: Digest;
  /** What was measured of the operation; null when counting failed. */
  readonly survey: Survey | null;
  /** The control arm; null in the control arm itself. */
  readonly sham: ShamState | null;
}

/** What the plan says of the act; undefined in a record whose plan does not name it. */
export const experimentOf = ({
  plan,
  target,
  fault,
}: Pick<Case, 'plan' | 'target' | 'fault'>): ExperimentPlan | undefined =>
  plan.experiments.find((one) => one.target === target && one.fault === fault);

/** What the control arm says of the run. */
export interface ShamState {
  /** Whether there was a sham and nothing was felt in it. */
  readonly clean: boolean;
  /** Why, with numbers. */
  readonly sentence: string;
}

/**
 * Where the hold's availability points. `proven`: the operation was unavailable; `degraded`: below the bar for certain, but
 * not unavailable, as some requests failed only, or came too late; `refuted`: above the bar; `open`: the numbers do not tell.
 */
export type Leaning = 'proven' | 'degraded' | 'refuted' | 'open';

/** Good slots of the hold, with the bounds that decide: in the sham, which proves nothing but is a condition, the exact ones. */
export function holdOf({ survey, fault }: Case): Shown | null {
  const hold = survey?.hold ?? null;
  return hold && fault === 'sham' ? exactly(hold) : hold;
}

/** Compares the hold with the bar, and with what counts as unavailable. */
export function leaningOf(facts: Case): Leaning {
  const { survey, plan } = facts;
  const hold = holdOf(facts);
  const against = standing(hold, plan.bars.availability);
  if (against === 'clears') return 'refuted';
  if (against !== 'fails' || !hold) return 'open';
  const isGone = failsBar(hold, unavailableBelow) && failsBar(survey?.answered ?? hold, unavailableBelow);
  return isGone ? 'proven' : 'degraded';
}

/** Whether the hold was below the bar for certain: then the operation did not survive, whatever else is unknown. */
export const isBelowBar = (facts: Case): boolean => ['proven', 'degraded'].includes(leaningOf(facts));

/**
 * Whether the hold itself was below a bar, whatever failures in clusters say of other holds: by the exact bound alone. Tells
 * what was felt; findings take the more cautious bounds.
 */
export const wasBelow = ({ survey }: Case, bar: number): boolean => {
  const hold = survey?.hold;
  return hold != null && failsBar({ good: hold.good, n: hold.n }, bar);
};

/** The interruption that was in force when healing began; null when none. */
export const unendedOf = ({ survey }: Case): Interruption | null =>
  survey?.felt.interruptions.find(({ ending }) => ending === 'unended') ?? null;

/** The interruption of which nobody can say whether it was over when healing began; null when none. */
export const undecidedOf = ({ survey }: Case): Interruption | null =>
  survey?.felt.interruptions.find(({ ending }) => ending === 'undecided' || ending === 'unclear') ?? null;

/** The interruption that was in force when healing began, or may have been; null when none. */
export const inForceOf = ({ survey }: Case): Interruption | null =>
  survey?.felt.interruptions.find(({ ending }) => ending === 'unended' || ending === 'unclear') ?? null;

/** The longest interruption that ended by itself for certain later than the budget allows; null when none. */
export const slowOf = ({ survey, plan }: Case): Interruption | null =>
  survey?.felt.interruptions
    .filter(({ ending, lowMs }) => ending === 'over' && lowMs > plan.bars.failoverBudgetMs)
    .reduce<Interruption | null>((a, b) => (a && a.lowMs >= b.lowMs ? a : b), null) ?? null;

/** Bad slots that the bar allows among those from the act to the healing: floor((1 - bar) x slots). */
export const allowedBad = ({ survey, plan }: Case): number =>
  Math.floor((1 - plan.bars.availability) * (survey?.felt.slots ?? 0) + 1e-9);

/** Books of the writes that a case is about: those of returning users alone, or all of them. */
export const booksOf = ({ arm, digest: { writes } }: Case): WriteLedger['returning'] =>
  arm === 'returning' ? writes.returning : writes;

/** Whether the gate after healing failed on a phase that reaches beyond the planned end of the load. */
export const isOutlived = ({ plan, digest: { events, moments } }: Pick<Case, 'plan' | 'digest'>): boolean =>
  events.gateAfter?.held === false &&
  (moments.recoveredMs ?? 0) + plan.windows.afterMs > (events.loadStarted?.durationMs ?? 0);

/** Whether the journal of the episode breaks off, or somebody asked the run to stop before its end. */
export const isInterrupted = ({ digest: { events } }: Case): boolean =>
  events.interruptedBy !== null || events.endedAt === null;

/**
 * Failover time that a hold must outlast: the longer of what the plan allows and what the stack's own settings take. A plan
 * that allows less does not make a failover faster.
 */
export const failoverMs = ({ plan, stack }: Case): number =>
  Math.max(plan.bars.failoverBudgetMs, stack.failoverBudgetMs);

/**
 * Whether an interruption that healing found under way began so late that nobody can know what becomes of it: after the time
 * of a failover, and with less than twice that time left to return. It begins where users were last served for a while: a
 * stray failure long before is no outage that was watched since then.
 */
export function isLate(facts: Case, { onsetMs }: Interruption): boolean {
  const { injectedMs, healBegunMs } = facts.digest.moments;
  const budgetMs = failoverMs(facts);
  return onsetMs > (injectedMs ?? 0) + budgetMs && (healBegunMs ?? 0) - onsetMs < 2 * budgetMs;
}

/** Whether the operation was unavailable for part of the hold only, the last one: that may well be a whole outage begun late. */
export function isLateOutage(facts: Case): boolean {
  const unended = unendedOf(facts);
  return unended !== null && isLate(facts, unended) && wasBelow(facts, unavailableBelow);
}
