import type { Because, Cell, Effect, Finding, Reason } from '../model/cell.ts';
import { reasonOf } from '../model/failure.ts';
import type { Truth } from '../model/truth.ts';
import type { Case } from './case.ts';
import { exactly, failsBar } from './availability.ts';
import { allowedBad, isBelowBar, leaningOf, slowOf, inForceOf, unendedOf, wasBelow } from './case.ts';
import type { Check, Weight } from './check.ts';
import { checks } from './checks/index.ts';
import { isCertainWhenLate } from './harm.ts';

/** A check that broke, or that could not be made. */
export interface Break {
  /** The check. */
  readonly check: Check;
  /** Its weight. */
  readonly weight: Weight;
  /** What the cell says of it. */
  readonly because: Because;
}

/** What became of one operation in one episode. */
export interface Judgment {
  /** What was judged. */
  readonly facts: Case;
  /** Single point of failure or not. */
  readonly finding: Finding;
  /** What was felt. */
  readonly effect: Effect;
  /** Every check that broke, in the order of the list. */
  readonly breaks: readonly Break[];
  /** Checks that had nothing to look at. */
  readonly idle: ReadonlySet<Check>;
}

/** Judges one operation in one episode. A finding stands only when no check breaks. */
export function decide(facts: Case, using: readonly Check[] = checks): Judgment {
  const answers = using.map((check) => ({ check, answer: answerOf(check, facts) }));
  const breaks = answers.flatMap(({ answer }) => answer ?? []);
  const idle = new Set(answers.filter(({ answer }) => answer === undefined).map(({ check }) => check));
  return { facts, finding: findingOf(facts, breaks), effect: effectOf(facts, breaks), breaks, idle };
}

function answerOf(check: Check, facts: Case): readonly Break[] | undefined {
  const { reason } = check;
  const weight = check.weightIn?.(facts) ?? check.weight;
  try {
    const detail = check.judge(facts);
    if (detail === undefined) return undefined;
    return detail === null ? [] : [{ check, weight, because: { reason, detail } }];
  } catch (thrown) {
    const detail = `the check ${check.id} failed: ${reasonOf(thrown)}`;
    // What could not be looked at is no violation, and no finding follows.
    const because = { reason: 'check-failed', detail } as const;
    return [{ check, weight: weight === 'void' ? 'void' : 'doubt', because }];
  }
}

const has = (breaks: readonly Break[], weight: Weight): boolean => breaks.some((one) => one.weight === weight);

/** Whether data was harmed for certain: nothing but the generator's lateness speaks against the episode. */
const isHarmed = ({ digest }: Case, breaks: readonly Break[]): boolean =>
  breaks.every(({ weight, because }) => weight !== 'void' || because.reason === 'generator-starved') &&
  breaks.some(({ weight, because }) => weight === 'violation' && isCertainWhenLate(because.reason, digest));

/**
 * Proven: unavailable while the fault was held, and not over when it was healed. Refuted (non-inferiority): above the
 * bar, no interruption beyond the budget, no promise broken. Everything else is unknown.
 */
function findingOf(facts: Case, breaks: readonly Break[]): Finding {
  if (has(breaks, 'void') || has(breaks, 'doubt')) return 'unknown';
  const leaning = leaningOf(facts);
  const unended = unendedOf(facts);
  if (leaning === 'proven' && unended) return 'proven';
  const budgetMs = facts.plan.bars.failoverBudgetMs;
  const inBudget = facts.survey?.felt.interruptions.every(({ highMs }) => highMs <= budgetMs) ?? true;
  const isKept = !has(breaks, 'violation') && !has(breaks, 'caveat');
  return leaning === 'refuted' && !unended && inBudget && isKept ? 'refuted' : 'unknown';
}

/** Availability below which next to nothing worked. */
const outageBelow = 0.05;

function effectOf(facts: Case, breaks: readonly Break[]): Effect {
  const hold = facts.survey?.hold;
  if (!hold || (has(breaks, 'void') && !isHarmed(facts, breaks))) return 'unknown';
  const unended = unendedOf(facts);
  // What the plan allows makes nothing of a single point of failure that it would not be without.
  const isToldOfHarm = !(unended && leaningOf(facts) === 'proven') && has(breaks, 'allowed');
  if (has(breaks, 'violation') || isToldOfHarm) return 'data';
  if (unended) return isOutage(facts) ? 'outage' : 'degraded';
  if (slowOf(facts)) return 'slow-recovery';
  if (wasBelow(facts, facts.plan.bars.availability) || inForceOf(facts)) return 'degraded';
  return isStrayOnly(facts) ? 'none' : 'blip';
}

/** Next to nothing was answered. What is answered too late is there, but worse than promised. */
function isOutage({ survey }: Case): boolean {
  const shown = survey?.answered ?? survey?.hold;
  return shown != null && (shown.good === 0 || failsBar({ good: shown.good, n: shown.n }, outageBelow));
}

/** Single bad slots far from each other, no more than the bar allows, are noise; two in a row are a blip. */
const isStrayOnly = (facts: Case): boolean =>
  (facts.survey?.felt.bad ?? 0) <= allowedBad(facts) &&
  (facts.survey?.felt.interruptions ?? []).every(({ lowMs }) => lowMs === 0);

/**
 * What becomes of an expectation in one episode. Unknown never passes. Broken whatever was expected: back by itself, but
 * beyond the budget, and not down again when it was healed. Broken where survival was expected: a promise broken, or a hold
 * below the bar for certain, which is no survival whether or not it is an outage. Neither when the episode itself says nothing; of
 * data that was harmed it says something also when the generator was late.
 */
export function expectationOf({ facts, finding, breaks }: Judgment, expected: Cell['expected']): Truth {
  if (finding !== 'unknown') return finding === expected ? 'held' : 'broken';
  const isBroken = has(breaks, 'void') ? isHarmed(facts, breaks) : has(breaks, 'violation');
  if (expected === 'refuted' && isBroken) return 'broken';
  if (has(breaks, 'void')) return 'unknown';
  const doubted = (reasons: readonly Reason[]): boolean =>
    breaks.some(({ because }) => reasons.includes(because.reason));
  if (doubted(['sham-not-clean', 'check-failed'])) return 'unknown';
  // What came back too late and was down again when healing began may have been waiting for it all the same.
  if (slowOf(facts) && !(expected === 'proven' && inForceOf(facts))) return 'broken';
  // What did not recover may have been down for another reason than the fault.
  const isStillDown = doubted(['not-recovered']) && !isServedAfter(facts);
  return expected === 'refuted' && isBelowBar(facts) && !isStillDown ? 'broken' : 'unknown';
}

/** Whether users were served again after healing, as far as can be told: not below the bar for certain. */
const isServedAfter = ({ survey, plan }: Case): boolean =>
  survey?.after != null && !failsBar(exactly(survey.after), plan.bars.availability);

/** What a reader has to know: when the episode says nothing only why, otherwise every doubt; violations always. */
export function reasonsOf({ breaks }: Judgment): readonly Because[] {
  const shown: readonly Weight[] = has(breaks, 'void') ? ['void', 'violation'] : ['doubt', 'caveat', 'violation'];
  return breaks.filter(({ weight }) => shown.includes(weight)).map(({ because }) => because);
}
