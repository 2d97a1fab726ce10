import type { Because, Cell, Effect, Finding, Outage } from '../model/cell.ts';
import type { Truth } from '../model/truth.ts';
import type { Shown } from './availability.ts';
import { clearsBar, failsBar, unavailableBelow } from './availability.ts';
import type { Judgment } from './decide.ts';
import { expectationOf, reasonsOf } from './decide.ts';
import { zeroOf } from './moments.ts';
import { isWorse, noticedIn } from './noticed.ts';
import type { Interruption } from './outage.ts';
import { isLonger, longestOf } from './outage.ts';
import { percent, roundMaybeMs, roundMs } from './round.ts';
import { boundsInWords, lengthBeside, shareInWords } from './words.ts';

const gravity: readonly Effect[] = ['none', 'blip', 'slow-recovery', 'degraded', 'outage', 'unknown', 'data'];

/** The gravest effect of several episodes; unknown when one of them is, unless data was harmed in another: nothing is graver. */
export const gravest = (effects: readonly Effect[]): Effect =>
  effects.reduce<Effect>((a, b) => (gravity.indexOf(a) >= gravity.indexOf(b) ? a : b), 'none');

/** Whether an effect is known, and graver than another that is known too. */
export const isGraver = (effect: Effect, than: Effect): boolean =>
  effect !== 'unknown' && than !== 'unknown' && gravity.indexOf(effect) > gravity.indexOf(than);

/** What the episodes of a cell are put together with. */
export interface Pooled {
  /** Episodes that the plan asks for. */
  readonly planned: number;
  /** Availability of the hold over all episodes. */
  readonly hold: Shown | null;
  /** The bar that it must clear. */
  readonly bar: number;
}

/** The finding in which all episodes agree, k of k, when all of them together show it too; unknown otherwise. */
export function agreed(judgments: readonly Judgment[], pooled: Pooled): Finding {
  const first = judgments[0]?.finding ?? 'unknown';
  const isAgreed = judgments.length >= pooled.planned && judgments.every(({ finding }) => finding === first);
  return isAgreed && isShown(first, pooled) ? first : 'unknown';
}

function isShown(finding: Finding, { hold, bar }: Pooled): boolean {
  if (!hold) return false;
  return finding === 'refuted' ? clearsBar(hold, bar) : failsBar(hold, unavailableBelow);
}

/**
 * What becomes of the cell's expectation: where episodes do not agree, one that is broken for certain breaks it. A proven outage
 * breaks survival too; one survival among outages breaks nothing, as a fault may miss once what it takes away otherwise.
 */
export function pooledExpectation(judgments: readonly Judgment[], expected: Cell['expected'], finding: Finding): Truth {
  if (finding !== 'unknown') return finding === expected ? 'held' : 'broken';
  const breaking = judgments.filter((one) => expected === 'refuted' || one.finding === 'unknown');
  return breaking.some((judgment) => expectationOf(judgment, expected) === 'broken') ? 'broken' : 'unknown';
}

/** What is told of the times of a cell: of the episode with the longest interruption, the worst notice, or the slowest return. */
export type Times = Pick<
  Cell,
  'outage' | 'timeToFailMs' | 'timeToDetectMs' | 'detection' | 'recovery' | 'timeToRecoverMs'
>;

const noTimes: Times = {
  outage: null,
  timeToFailMs: null,
  timeToDetectMs: null,
  detection: null,
  recovery: null,
  timeToRecoverMs: null,
};

/**
 * Times from the injection, of the episode with the longest interruption; what the balancer noticed, of the one where it was worst;
 * and the slowest return: which of several outages that were healed was the longest says nothing of how long each took to be over.
 */
export function timesOf(judgments: readonly Judgment[]): Times {
  const worst = judgments.reduce<Judgment | undefined>((a, b) => (a && !isLongerIn(b, a) ? a : b), undefined);
  if (!worst) return noTimes;
  const { digest, survey } = worst.facts;
  const zeroMs = zeroOf(digest.moments);
  const shift = (atMs: number | null | undefined): number | null => roundMaybeMs(atMs == null ? null : atMs - zeroMs);
  const longest = longestIn(worst);
  return {
    outage: longest && outageOf(longest, worst),
    timeToFailMs: shift(survey?.felt.firstBadMs),
    ...worstNotice(judgments, worst),
    timeToRecoverMs: longest && slowestReturn(judgments, longest),
  };
}

/**
 * The slowest return from what is like the longest interruption: over before the healing, or not, and no stray failure where that is
 * none; null when one did not return.
 */
function slowestReturn(judgments: readonly Judgment[], longest: Interruption): number | null {
  const returns = judgments.flatMap((judgment) => {
    const { digest, survey } = judgment.facts;
    const here = longestIn(judgment);
    if (!survey || !here || !isAlike(here, longest)) return [];
    const at = here.backMs ?? survey.felt.backAfterHealingMs;
    return [at === null ? null : at - zeroOf(digest.moments)];
  });
  return roundMaybeMs(returns.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0));
}

const isAlike = (one: Interruption, longest: Interruption): boolean =>
  (one.backMs === null) === (longest.backMs === null) && (one.lowMs > 0 || longest.lowMs === 0);

/** The longest interruption of an episode; null when there was none. */
const longestIn = ({ facts: { survey } }: Judgment): Interruption | null => longestOf(survey?.felt.interruptions ?? []);

/** Whether the longest interruption of an episode is longer than that of another. */
function isLongerIn(one: Judgment, other: Judgment): boolean {
  const [a, b] = [one, other].map(longestIn);
  return a != null && (b == null || isLonger(a, b));
}

/** What the balancer noticed where it did so worst: a notice that came in time says nothing of an episode in which none came. */
function worstNotice(
  judgments: readonly Judgment[],
  longest: Judgment,
): Pick<Times, 'timeToDetectMs' | 'detection' | 'recovery'> {
  const all = judgments.map(({ facts }) => ({ facts, ...noticedIn(facts) }));
  const here = { facts: longest.facts, ...noticedIn(longest.facts) };
  const worst = all.reduce((a, b) => (isWorse(b.detection, a.detection) ? b : a), here);
  const { digest } = worst.facts;
  return {
    timeToDetectMs: roundMaybeMs(digest.detectedMs === null ? null : digest.detectedMs - zeroOf(digest.moments)),
    detection: worst.detection,
    recovery: all.map(({ recovery }) => recovery).reduce((a, b) => (isWorse(b, a) ? b : a), here.recovery),
  };
}

/**
 * An interruption that healing found under way ends at most with the first answer of the sustained return after it; nobody
 * knows without one.
 */
function outageOf(longest: Interruption, { facts: { digest, survey } }: Judgment): Outage {
  const { moments } = digest;
  const startMs = roundMs(longest.startMs - zeroOf(moments));
  const bad = { startMs, lengthLowMs: roundMs(longest.lowMs), silentMs: roundMs(longest.silentMs) };
  if (longest.backMs !== null) return { ...bad, lengthHighMs: roundMs(longest.highMs), censored: false };
  const overMs = survey?.felt.answeredAfterHealingMs ?? null;
  if (overMs === null) return { ...bad, lengthHighMs: null, censored: true };
  const beyondMs = overMs - (moments.healBegunMs ?? moments.loadEndMs);
  return { ...bad, lengthHighMs: roundMs(longest.highMs + beyondMs), censored: true };
}

/** What the cell has to say for itself; nothing when its expectation held. */
export function pooledReasons(judgments: readonly Judgment[], cell: CellSoFar): readonly Because[] {
  if (cell.expectation === 'held') return [];
  const reasons = judgments.flatMap((judgment) => withEpisode(judgment, judgments.length, reasonsOf(judgment)));
  if (cell.finding !== 'unknown') return [howBroken(judgments, cell), ...reasons];
  return [...disagreement(judgments, cell, reasons), ...reasons];
}

/** The parts of a cell that its reasons depend on. */
export type CellSoFar = Pick<Cell, 'target' | 'operation' | 'expected' | 'expectation' | 'finding' | 'availability'> & {
  /** Episodes that the plan asks for. */
  readonly planned: number;
};

function withEpisode(judgment: Judgment, of: number, reasons: readonly Because[]): readonly Because[] {
  if (of === 1) return reasons;
  const { episode } = judgment.facts.digest.events.started;
  return reasons.map(({ reason, detail }) => ({ reason, detail: `episode ${episode}: ${detail}` }));
}

/**
 * Why several episodes come to no finding together: two that are known and contrary, or no more than some that are known; then it is
 * unknown for what the others are.
 */
function disagreement(
  judgments: readonly Judgment[],
  cell: CellSoFar,
  reasons: readonly Because[],
): readonly Because[] {
  const { planned } = cell;
  const count = (finding: Finding): number => judgments.filter((judgment) => judgment.finding === finding).length;
  if (judgments.length < planned) {
    return [{ reason: 'interrupted', detail: `${judgments.length} of ${planned} planned episodes took place` }];
  }
  const [proven, refuted, all] = [count('proven'), count('refuted'), judgments.length];
  if (all < 2 || proven + refuted === 0) return [];
  if (Math.max(proven, refuted) === all) return [unshown(cell)];
  if (proven > 0 && refuted > 0)
    return [
      { reason: 'episodes-disagree', detail: `proven in ${proven} and refuted in ${refuted} of ${all} episodes` },
    ];
  const some = proven > 0 ? `proven in ${proven}` : `refuted in ${refuted}`;
  const detail = `${some} of ${all} episodes, and unknown in ${all - proven - refuted}`;
  return reasons.slice(0, 1).map(({ reason }) => ({ reason, detail }));
}

/** Each episode shows it by its own bound, and all together do not: rare, as when all pass by a hair. */
function unshown({ availability: { hold } }: CellSoFar): Because {
  const share = hold ? boundsInWords(hold) : 'none';
  return { reason: 'straddles-bar', detail: `the episodes agree, but over all of them ${share} were good` };
}

function howBroken(judgments: readonly Judgment[], cell: CellSoFar): Because {
  const plan = judgments[0]?.facts.plan;
  const { hold } = cell.availability;
  const bar = percent(plan?.bars.availability ?? 0);
  const share = hold ? (cell.finding === 'proven' ? shareInWords(hold) : boundsInWords(hold)) : 'none';
  const measured = `${share} were good against a bar of ${bar}`;
  const detail =
    cell.finding === 'proven'
      ? `${cell.operation} was expected to survive without ${cell.target}, but ${measured}, until it was healed`
      : `${cell.target} was expected to be a single point of failure for ${cell.operation}, but ${measured}; ${felt(judgments)}`;
  return { reason: 'expectation-broken', detail };
}

function felt(judgments: readonly Judgment[]): string {
  const all = judgments.flatMap(({ facts }) => facts.survey?.felt.interruptions ?? []);
  const longest = longestOf(all);
  if (!longest) return 'no interruption was felt';
  const [length, budget] = lengthBeside(longest, judgments[0]?.facts.plan.bars.failoverBudgetMs ?? 0);
  return `interrupted for ${length} against a budget of ${budget}`;
}
