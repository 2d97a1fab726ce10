import type { Availability } from '../../model/cell.ts';
import type { ForeignBars, ForeignCell, ForeignOutage } from '../../model/foreign.ts';
import type { OperationTally, Tally } from '../../model/tally.ts';
import { returnRule } from '../../model/return-rule.ts';
import { roundMs } from '../round.ts';
import type { FateCounts } from './count.ts';
import { countsIn, latencyIn, shareOf, totalOf } from './count.ts';
import type { SteppedGap, Steps } from './felt.ts';
import { between, gapsIn, stepsOf, sustainedIn } from './felt.ts';
import type { ForeignEpisode, ForeignPhase } from './frame.ts';
import { cutMs, stretchOf } from './frame.ts';
import { quietMsAt, rateIn } from './rate.ts';
import { signsOf } from './signs.ts';

/** One operation in one episode: what is judged. */
export interface ForeignCase {
  /** The episode. */
  readonly episode: ForeignEpisode;
  /** Its place among all of them. */
  readonly place: number;
  /** The requests of the operation. */
  readonly tally: OperationTally;
  /** The bars. */
  readonly bars: ForeignBars;
  /** Requests of the hold by what became of them. */
  readonly held: FateCounts;
  /** Whether no right answer to them came at all, or none before the healing, nor a late one to any since the injection. */
  readonly isSilent: boolean;
  /** Share of good ones by phase. */
  readonly control: Availability | null;
  /** Of the hold. */
  readonly hold: Availability | null;
  /** Of the time after. */
  readonly after: Availability | null;
  /** Slots never begun, of any operation. */
  readonly dropped: ForeignCell['dropped'];
  /** Lines of the files that were neither requests nor known talk of the generator. */
  readonly complaints: number;
  /** Requests from the act to a deadline before the healing that may have begun earlier than they stand. */
  readonly unsure: number;
  /** Good answers to requests of the last moments before the healing, a deadline and what its moments are unsure by. */
  readonly answeredLast: number;
  /** Interruptions between act and healing. */
  readonly gaps: readonly SteppedGap[];
  /** First sustained good request after the begin of healing, since the epoch; null when none. */
  readonly backAfterMs: number | null;
}

/** Puts together what is judged. */
export function foreignCase(
  episode: ForeignEpisode,
  place: number,
  tally: OperationTally,
  { bars, dropped, complaints }: Pick<ForeignCase, 'bars'> & Pick<Tally, 'dropped' | 'complaints'>,
): ForeignCase {
  const of = (...phases: readonly ForeignPhase[]): FateCounts =>
    countsIn(
      tally,
      phases.map((phase) => stretchOf(place, phase)),
    );
  const sumOf = (row: Uint32Array, ...phases: readonly ForeignPhase[]): number =>
    phases.reduce((sum, phase) => sum + (row[stretchOf(place, phase)] ?? 0), 0);
  const { look, healBegunMs, watchedUntilMs, beginsMs, events } = episode;
  const close = tally.close[place] ?? new Uint32Array(2);
  const ended = tally.ended[place] ?? new Uint32Array(2);
  const steps = stepsOf(close);
  const ratePerSecond = rateIn(steps, look, beginsMs[1] ?? look.fromMs);
  const rule = returnRule(ratePerSecond, bars.availability);
  const quietMs = quietMsAt(ratePerSecond, bars);
  const actMs = events.injected?.begunAt ?? episode.injectedMs;
  const usualMs = Math.min(bars.deadlineMs, latencyIn(tally, [stretchOf(place, 'control')])?.p99Ms ?? bars.deadlineMs);
  const signs = (): Steps => stepsOf(signsOf({ close, ended, usualMs }, look));
  const [, end] = between(look, look.fromMs, look.toMs);
  const back = sustainedIn(steps, between(look, healBegunMs, look.toMs)[0], end, rule);
  return {
    episode,
    place,
    tally,
    bars,
    held: of('hold'),
    isSilent:
      of('hold').good === 0 &&
      (of('hold').late === 0 || of('budget', 'hold').late === sumOf(tally.owed, 'budget', 'hold')),
    control: shareOf(of('control')),
    hold: shareOf(of('hold')),
    after: shareOf(of('after')),
    dropped: { control: sumOf(dropped, 'control'), hold: sumOf(dropped, 'budget', 'hold') },
    complaints,
    unsure: sumOf(tally.unsureStarts, 'tornAct', 'budget', 'hold'),
    answeredLast: ended.reduce((sum, count, at) => (at % 2 === 0 ? sum + count : sum), 0),
    gaps: gapsIn(steps, look, between(look, actMs, watchedUntilMs), { rule, quietMs, signs }),
    backAfterMs: back === null ? null : look.fromMs + back * look.stepMs,
  };
}

/** How much later than its step says a request may have begun: by the step itself, and by what was cut from its moment. */
export const unsureMsOf = ({ look, timeStepMs }: Pick<ForeignEpisode, 'look' | 'timeStepMs'>): number =>
  look.stepMs + cutMs(timeStepMs);

/**
 * Ends of the length of an interruption: either of its ends may be later than is known, and whoever came when the return had
 * begun may have waited for it as long as a good answer may take, since sums do not tell when it was answered.
 */
export function lengthOf(
  { episode, backAfterMs, bars }: ForeignCase,
  gap: SteppedGap,
): { lowMs: number; highMs: number | null } {
  const unsureMs = unsureMsOf(episode);
  const overMs = gap.backMs ?? backAfterMs;
  return {
    lowMs: Math.max(0, gap.lastBadMs - gap.startMs - unsureMs),
    highMs: overMs === null ? null : overMs - gap.goodBeforeMs + unsureMs + bars.deadlineMs,
  };
}

/** Requests under the fault, from its injection to a deadline before the healing, and what of them was bad. */
export function feltIn({ place, tally, bars }: ForeignCase): {
  readonly bad: number;
  readonly n: number;
  readonly allowed: number;
} {
  const counts = countsIn(tally, underOf(place));
  const n = totalOf(counts);
  return { bad: n - counts.good, n, allowed: Math.floor((1 - bars.availability) * n + 1e-9) };
}

/** The stretches from the injection to a deadline before the healing. */
export const underOf = (place: number): readonly number[] =>
  (['budget', 'hold'] as const).map((phase) => stretchOf(place, phase));

/** The interruption that healing found under way; null when none. */
export const unendedIn = ({ gaps }: ForeignCase): SteppedGap | null =>
  gaps.find(({ ending }) => ending === 'unended') ?? null;

/** Whether an interruption was in force when healing began, or may have been. */
export const isInForce = ({ gaps }: ForeignCase): boolean =>
  gaps.some(({ ending }) => ending === 'unended' || ending === 'unclear');

const atMost = ({ backMs, goodBeforeMs }: SteppedGap): number => (backMs ?? Number.POSITIVE_INFINITY) - goodBeforeMs;

/** The longest interruption by its upper end; the earlier one of equals; null when none. */
const longestIn = ({ gaps }: ForeignCase): SteppedGap | null =>
  gaps.reduce<SteppedGap | null>((a, b) => (a && atMost(a) >= atMost(b) ? a : b), null);

/** An interruption that ended by itself for certain, later than the budget allows; null when none. */
export const slowIn = (facts: ForeignCase): SteppedGap | null =>
  facts.gaps.find((gap) => gap.ending === 'over' && lengthOf(facts, gap).lowMs > facts.bars.failoverBudgetMs) ?? null;

/** The longest interruption as it is written down, from the injection. */
export function outageOf(facts: ForeignCase): ForeignOutage | null {
  const gap = longestIn(facts);
  if (!gap) return null;
  const { lowMs, highMs } = lengthOf(facts, gap);
  const startMs = roundMs(gap.startMs - facts.episode.injectedMs);
  return { startMs, lengthLowMs: lowMs, lengthHighMs: highMs, censored: gap.backMs === null };
}
