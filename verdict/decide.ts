import type { Because, Cell, Effect, Finding } from '../model/cell.ts';
import { reasonOf } from '../model/failure.ts';
import type { Truth } from '../model/truth.ts';
import type { Case } from './case.ts';
import { allowedBad, leaningOf, slowOf, unendedOf } from './case.ts';
import type { Check, Weight } from './check.ts';
import { checks } from './checks/index.ts';
import { longestOf } from './outage.ts';

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
}

/** Judges one operation in one episode. A finding stands only when no check breaks. */
export function decide(facts: Case, using: readonly Check[] = checks): Judgment {
  const breaks = using.flatMap((check) => breakOf(check, facts));
  return { facts, finding: findingOf(facts, breaks), effect: effectOf(facts, breaks), breaks };
}

function breakOf(check: Check, facts: Case): readonly Break[] {
  const { weight, reason } = check;
  try {
    const detail = check.judge(facts);
    return detail === null ? [] : [{ check, weight, because: { reason, detail } }];
  } catch (thrown) {
    const detail = `the check ${check.id} failed: ${reasonOf(thrown)}`;
    // What could not be looked at is no violation, and no finding follows.
    const because = { reason: 'check-failed', detail } as const;
    return [{ check, weight: weight === 'void' ? 'void' : 'doubt', because }];
  }
}

const has = (breaks: readonly Break[], weight: Weight): boolean => breaks.some((one) => one.weight === weight);

/**
 * Proven: below the bar while the fault was held, and not over when it was healed. Refuted (non-inferiority): above the
 * bar, no interruption beyond the budget, no promise broken. Everything else is unknown.
 */
function findingOf(facts: Case, breaks: readonly Break[]): Finding {
  if (has(breaks, 'void') || has(breaks, 'doubt')) return 'unknown';
  const leaning = leaningOf(facts);
  const unended = unendedOf(facts);
  if (leaning === 'proven' && unended) return 'proven';
  const longest = longestOf(facts.survey?.felt.interruptions ?? []);
  const inBudget = !longest || longest.highMs <= facts.plan.bars.failoverBudgetMs;
  return leaning === 'refuted' && !unended && inBudget && !has(breaks, 'violation') ? 'refuted' : 'unknown';
}

function effectOf(facts: Case, breaks: readonly Break[]): Effect {
  const { survey, plan } = facts;
  if (has(breaks, 'void') || !survey?.hold) return 'unknown';
  if (has(breaks, 'violation')) return 'data';
  if (unendedOf(facts)) return survey.hold.high <= 0.05 || survey.hold.good === 0 ? 'outage' : 'degraded';
  const longest = longestOf(survey.felt.interruptions);
  if (longest && longest.highMs > plan.bars.failoverBudgetMs) return 'slow-recovery';
  if (leaningOf(facts) === 'proven') return 'degraded';
  return isStrayOnly(facts) ? 'none' : 'blip';
}

/** Single bad slots far from each other, no more than the bar allows, are noise; two in a row are a blip. */
const isStrayOnly = (facts: Case): boolean =>
  (facts.survey?.felt.bad ?? 0) <= allowedBad(facts) &&
  (facts.survey?.felt.interruptions ?? []).every(({ lowMs }) => lowMs === 0);

/**
 * What becomes of an expectation in one episode. Unknown never passes. Broken whatever was expected: back by itself, but
 * beyond the budget. Broken where survival was expected: a promise broken. Neither when the episode itself says nothing.
 */
export function expectationOf({ facts, finding, breaks }: Judgment, expected: Cell['expected']): Truth {
  if (finding !== 'unknown') return finding === expected ? 'held' : 'broken';
  if (has(breaks, 'void')) return 'unknown';
  if (expected === 'refuted' && has(breaks, 'violation')) return 'broken';
  const isDirty = breaks.some(
    ({ because }) => because.reason === 'sham-not-clean' || because.reason === 'check-failed',
  );
  return slowOf(facts) && !isDirty ? 'broken' : 'unknown';
}

/** What a reader has to know: when the episode says nothing only why, otherwise every doubt; violations always. */
export function reasonsOf({ breaks }: Judgment): readonly Because[] {
  const hidden = has(breaks, 'void') ? 'doubt' : 'void';
  return breaks.filter(({ weight }) => weight !== hidden).map(({ because }) => because);
}
