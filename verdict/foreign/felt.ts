import type { CloseLook } from '../../model/tally.ts';
import { slotsNeeded } from '../../model/proof.ts';
import { clearsBar, unavailableBelow } from '../availability.ts';
import type { Ending } from '../interruption.ts';
import type { ReturnRule } from '../../model/return-rule.ts';
import { badInLastRun, badInRun } from '../../model/return-rule.ts';
import type { Part, Row } from '../parts.ts';
import { leastServed, partsOf } from '../parts.ts';
import { mayBeBack } from '../streaks.ts';

/** An interruption found in steps. Moments since the epoch, each the begin of its step. */
export interface SteppedGap {
  /**
   * First step with a bad request of the part that counts: the longest in which users were not served, and of an interruption
   * that was not over its last one, as nobody watched it for longer than that.
   */
  readonly startMs: number;
  /** Last such step of that part. */
  readonly lastBadMs: number;
  /** Last step with a good request before the interruption; the begin of the look when there is none. */
  readonly goodBeforeMs: number;
  /** First step of the sustained return; null when there is none before the healing. */
  readonly backMs: number | null;
  /** Whether it was over. */
  readonly ending: Ending;
  /** For how long before the last moment that was watched nobody had asked any more; 0 when for no longer than is usual, or it was over. */
  readonly unaskedMs: number;
}

/** By what interruptions are told from what is beside them. */
export interface FeltRules {
  /** What makes a return. */
  readonly rule: ReturnRule;
  /** Longest time without any request that says nothing; what happened in a longer one nobody knows. */
  readonly quietMs: number;
  /** What was seen of the steps until the healing, by which an interruption that was not over may be taken for over. */
  readonly signs: () => Steps;
}

/** Requests in steps, with running sums: entry i of a sum is what was counted before step i. */
export interface Steps {
  /** Good and bad, two numbers a step. */
  readonly counts: Uint32Array;
  /** Good ones before a step. */
  readonly good: Float64Array;
  /** All before a step. */
  readonly all: Float64Array;
}

/** The steps of a look with their sums. */
export function stepsOf(counts: Uint32Array): Steps {
  const steps = counts.length / 2;
  const [good, all] = [new Float64Array(steps + 1), new Float64Array(steps + 1)];
  for (let step = 0; step < steps; step++) {
    const [right, bad] = [counts[2 * step] as number, counts[2 * step + 1] as number];
    good[step + 1] = (good[step] as number) + right;
    all[step + 1] = (all[step] as number) + right + bad;
  }
  return { counts, good, all };
}

/** The steps between two moments of a look; the last is no part of it. */
export function between(
  { fromMs, toMs, stepMs }: CloseLook,
  beginMs: number,
  endMs: number,
): readonly [number, number] {
  const most = Math.ceil((toMs - fromMs) / stepMs);
  const within = (step: number): number => Math.min(most, Math.max(0, step));
  return [within(Math.ceil((beginMs - fromMs) / stepMs)), within(Math.floor((endMs - fromMs) / stepMs))];
}

const isBad = ({ counts }: Steps, step: number): boolean => (counts[2 * step + 1] as number) > 0;
const isGood = ({ counts }: Steps, step: number): boolean => (counts[2 * step] as number) > 0;
const isAsked = (steps: Steps, step: number): boolean => isGood(steps, step) || isBad(steps, step);

/**
 * Every interruption between two steps, in order, by the rules of `interruption.ts`, with requests that share a step taken as
 * one: the bad ones of a step count as before its good ones, and a return begins in a later step.
 */
export function gapsIn(
  steps: Steps,
  look: CloseLook,
  [from, to]: readonly [number, number],
  { rule, quietMs, signs }: FeltRules,
): readonly SteppedGap[] {
  const at = (step: number): number => look.fromMs + step * look.stepMs;
  const quiet = quietMs / look.stepMs;
  const gaps: SteppedGap[] = [];
  let first = nextBad(steps, from, to);
  while (first < to) {
    const back = sustainedIn(steps, first + 1, to, rule) ?? servedBehind({ steps, to }, first, signs());
    const lastBad = lastWith(steps, isBad, first, Math.min(back ?? to, to)) ?? first;
    const before = lastWith(steps, isGood, 0, first);
    const served = partsOf(rowIn(steps, first, lastBad + 1), leastServed(rule));
    const parts = served.flatMap((one) => askedIn(steps, one, quiet));
    const unasked = to - 1 - (lastWith(steps, isAsked, first, to) ?? first);
    const part = back === null ? (parts.at(-1) as Part) : longestOf(parts);
    gaps.push({
      startMs: at(part.firstBad),
      lastBadMs: at(part.lastBad),
      goodBeforeMs: at(before ?? 0),
      backMs: back === null ? null : at(back),
      ending: back === null ? endingIn({ first, since: part.firstBad }, { steps, to }, signs()) : 'over',
      unaskedMs: back === null && unasked > quiet ? unasked * look.stepMs : 0,
    });
    first = back === null ? to : nextBad(steps, back, to);
  }
  return gaps;
}

/** The steps from one on to another as a row. */
const rowIn = ({ counts }: Steps, from: number, to: number): Row => ({
  from,
  to,
  goodAt: (step) => counts[2 * step] as number,
  badAt: (step) => counts[2 * step + 1] as number,
});

/** The pieces of a part between which nobody asked for longer than so many steps: users may have been served then as well as not. */
function askedIn(steps: Steps, { firstBad, lastBad }: Part, quiet: number): readonly Part[] {
  const pieces: Part[] = [];
  let [piece, asked, isCut] = [{ firstBad, lastBad: firstBad }, firstBad, false];
  for (let step = firstBad; step <= lastBad; step++) {
    if (!isAsked(steps, step)) continue;
    isCut ||= step - asked - 1 > quiet;
    asked = step;
    if (!isBad(steps, step)) continue;
    if (isCut) pieces.push(piece);
    piece = { firstBad: isCut ? step : piece.firstBad, lastBad: step };
    isCut = false;
  }
  return [...pieces, piece];
}

const longestOf = (parts: readonly Part[]): Part =>
  parts.reduce((a, b) => (b.lastBad - b.firstBad > a.lastBad - a.firstBad ? b : a));

function nextBad(steps: Steps, from: number, to: number): number {
  let step = from;
  while (step < to && !isBad(steps, step)) step++;
  return step;
}

function lastWith(
  steps: Steps,
  has: (steps: Steps, step: number) => boolean,
  from: number,
  to: number,
): number | undefined {
  for (let step = to - 1; step >= from; step--) if (has(steps, step)) return step;
  return undefined;
}

/** The first step with a good request that starts a sustained run before `to`; null when there is none. */
export function sustainedIn(steps: Steps, from: number, to: number, rule: ReturnRule): number | null {
  const { all, good } = steps;
  const last = lastWhole(steps, to, rule.run);
  if (last === null) return null;
  let end = from;
  for (let start = from; start < to; start++) {
    if (!isGood(steps, start)) continue;
    while (end < to && (all[end] as number) - (all[start] as number) < rule.run) end++;
    const isWhole = start <= last;
    const first = Math.min(start, last);
    const run = (all[end] as number) - (all[first] as number);
    const bad = run - ((good[end] as number) - (good[first] as number));
    const asked = { ...rule, run };
    if (bad <= (isWhole ? badInRun(asked) : badInLastRun(asked))) return start;
  }
  return null;
}

/** Steps of which the last ones are looked at. */
interface Tail {
  /** The steps. */
  readonly steps: Steps;
  /** The step behind the last of them. */
  readonly to: number;
}

/** The first step with an answer behind a lone bad request at the very end, if all that is seen there was answered rightly. */
function servedBehind(watched: Tail, first: number, signs: Steps): number | null {
  const end = signs.all.length - 1;
  if (totalIn(watched, first) > 1 || nextBad(signs, watched.to, end) < end) return null;
  for (let step = watched.to; step < end; step++) if (isGood(signs, step)) return step;
  return null;
}

/** Where the last whole run before `to` begins; null when there are fewer requests than that. */
function lastWhole({ all }: Steps, to: number, run: number): number | null {
  for (let first = to; first >= 0; first--) if ((all[to] as number) - (all[first] as number) >= run) return first;
  return null;
}

/**
 * A lone bad request at the very end, or a tail good enough to show that the operation was available again, or at least longer
 * than any that there was since it became unavailable. What is good here was answered before the healing: who began a deadline
 * before it, and of those who began later only who is known to have been answered by then.
 */
function endingIn(
  { first, since }: { readonly first: number; readonly since: number },
  watched: Tail,
  signs: Steps,
): Ending {
  const seen = { steps: signs, to: signs.all.length - 1 };
  if (totalIn(watched, first) <= 1) return 'undecided';
  if ([watched, seen].some((tail) => isAvailable(tail, first + 1))) return 'undecided';
  return mayBeBack(rowIn(signs, since, seen.to)) ? 'unclear' : 'unended';
}

/** Requests from a step on. */
const totalIn = ({ steps: { all }, to }: Tail, from: number): number => (all[to] as number) - (all[from] as number);

/** Whether it ends in so many requests, and so good ones, that the operation was available again. */
function isAvailable(tail: Tail, from: number): boolean {
  const { good } = tail.steps;
  for (let start = from; start < tail.to; start++) {
    const n = totalIn(tail, start);
    if (n < slotsNeeded(unavailableBelow)) return false;
    const right = (good[tail.to] as number) - (good[start] as number);
    if (right < unavailableBelow * n) continue;
    if (clearsBar({ good: right, n }, unavailableBelow)) return true;
  }
  return false;
}
