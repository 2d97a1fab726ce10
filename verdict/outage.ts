import type { ReturnRule } from '../model/return-rule.ts';
import type { Answers } from './right-answers.ts';
import { answersUntil, firstAfter } from './right-answers.ts';
import type { SlotTable } from './slots.ts';
import { slotsDue } from './slots.ts';
import type { Ending, Gap, Trace } from './interruption.ts';
import { gapsOf, runningSum, sustainedFrom } from './interruption.ts';
import { fateCode } from './outcome.ts';
import type { Part, Row } from './parts.ts';
import { leastServed, partsOf, rowOf } from './parts.ts';
import type { Moments } from './phases.ts';
import { watchedUntil } from './phases.ts';
import { servedBehind, signsFrom } from './signs.ts';
import { mayBeBack } from './streaks.ts';

/**
 * An interruption between the act and the healing. Times from the start of the load.
 * The truth lies in [last - first bad slot of a part, first answer of the sustained return - last good slot before].
 */
export interface Interruption {
  /** Last good slot before; the last one before the act, or the act, when there is none since. */
  readonly goodBeforeMs: number;
  /** First bad slot. */
  readonly startMs: number;
  /** First bad slot since users were last served for a while: from here on it was unavailable. */
  readonly onsetMs: number;
  /** First to last bad slot of the longest part in which users were not served: at least this long. */
  readonly lowMs: number;
  /**
   * Last good slot before to the first right answer after its last bad slot, or to the return where that is later: at most
   * this long, since who came when the return had begun may have waited for it. To the healing's start when not over.
   */
  readonly highMs: number;
  /**
   * Longest time in it in which no right answer came, in time or late, until the healing. A freeze of length O is felt by
   * bad slots for O - L only, as who comes in its last L is served in time; this is all of O.
   */
  readonly silentMs: number;
  /** First slot of the sustained return; null when not back before the healing. */
  readonly backMs: number | null;
  /** Whether it was over before the healing, by itself. */
  readonly ending: Ending;
}

/** What was felt from the begin of the act to the begin of healing. */
export interface Felt {
  /** Slots looked at. */
  readonly slots: number;
  /** Bad ones among them. */
  readonly bad: number;
  /** First bad slot; null when none. */
  readonly firstBadMs: number | null;
  /** Every interruption, in order. */
  readonly interruptions: readonly Interruption[];
  /** Longest time in which no judged slot was due: an interruption shorter than this may have been missed. */
  readonly blindMs: number;
  /** First sustained good slot due after healing was begun; null when none. */
  readonly backAfterHealingMs: number | null;
  /** First right answer after that slot was due: nobody can say that anybody was served before; null when none. */
  readonly answeredAfterHealingMs: number | null;
}

/** How long answers may take. */
export interface Patience {
  /** A correct answer later than this is bad. */
  readonly deadlineMs: number;
  /** How long an answer takes when nothing is wrong, a deadline at most. */
  readonly usualMs: number;
}

/** Nothing was felt because there was no act. */
const nothingFelt: Felt = {
  slots: 0,
  bad: 0,
  firstBadMs: null,
  interruptions: [],
  blindMs: 0,
  backAfterHealingMs: null,
  answeredAfterHealingMs: null,
};

/**
 * Finds every interruption among the slots due from the begin of the act until a deadline before the begin of healing.
 * Later ones are left out, good or bad: answered because of it, they would turn an outage into a return.
 */
export function feltIn(table: SlotTable, moments: Moments, rule: ReturnRule, { deadlineMs, usualMs }: Patience): Felt {
  const { actMs, healBegunMs, loadEndMs } = moments;
  if (actMs === null) return nothingFelt;
  const endMs = healBegunMs ?? loadEndMs;
  const untilMs = healBegunMs === null ? loadEndMs : watchedUntil(healBegunMs, deadlineMs);
  const faulted = traceOf(table, actMs, untilMs);
  const answers = answersUntil(table, endMs);
  const gaps = whole(gapsOf(faulted, rule), faulted, answers);
  const watch = { watchedMs: untilMs, endMs, usualMs };
  const signs = (fromMs: number): Row => rowOf(signsFrom(table, fromMs, watch));
  const beforeMs = lastGoodBefore(table, actMs);
  const around = { beforeMs, endMs, answers, least: leastServed(rule), signs, behindMs: servedBehind(table, watch) };
  const bracket = (gap: Gap): Interruption => bracketOf(gap, faulted, around);
  const backMs = firstReturn(traceOf(table, endMs, Number.POSITIVE_INFINITY), rule);
  return {
    slots: faulted.good.length,
    bad: faulted.good.reduce((bad, good) => bad + 1 - good, 0),
    firstBadMs: gaps[0] ? (faulted.dueMs[gaps[0].firstBad] as number) : null,
    interruptions: gaps.map(bracket),
    blindMs: longestBetween(faulted.dueMs, actMs, untilMs),
    backAfterHealingMs: backMs,
    answeredAfterHealingMs: backMs === null ? null : firstAfter(answersUntil(table, Number.POSITIVE_INFINITY), backMs),
  };
}

function traceOf(table: SlotTable, fromMs: number, toMs: number): Trace {
  const slots = slotsDue(table, fromMs, toMs);
  return {
    dueMs: Float64Array.from(slots, (slot) => table.dueMs[slot] as number),
    good: Uint8Array.from(slots, (slot) => (table.fate[slot] === fateCode.good ? 1 : 0)),
  };
}

/** The longest time between two due moments next to each other, the ends of the window among them. */
function longestBetween(dueMs: Float64Array, fromMs: number, untilMs: number): number {
  let longest = 0;
  let latest = fromMs;
  for (const due of dueMs) {
    longest = Math.max(longest, due - latest);
    latest = Math.max(latest, due);
  }
  return Math.max(longest, untilMs - latest);
}

/** The last good slot due before the act; the act itself when there is none. */
function lastGoodBefore(table: SlotTable, actMs: number): number {
  const good = slotsDue(table, Number.NEGATIVE_INFINITY, actMs).findLast((slot) => table.fate[slot] === fateCode.good);
  return good === undefined ? actMs : (table.dueMs[good] as number);
}

/**
 * Interruptions between which nobody was answered are one. When a service comes back, a request that is held up on its way
 * is answered, and a later one that is not held up is still refused: the later one is no stray within the return.
 */
function whole(gaps: readonly Gap[], { dueMs }: Trace, answers: Answers): readonly Gap[] {
  const joined: Gap[] = [];
  for (const gap of gaps) {
    const before = joined.at(-1);
    const isSame = before && returnOf(before, dueMs, answers) > (dueMs[gap.firstBad] as number);
    if (isSame) joined[joined.length - 1] = { ...gap, firstBad: before.firstBad };
    else joined.push(gap);
  }
  return joined;
}

/** The first answer behind the last bad slot of an interruption; to those who came before it, it says nothing of its end. */
const returnOf = ({ firstBad, lastBad }: Gap, dueMs: Float64Array, answers: Answers): number =>
  firstAfter(answers, dueMs[lastBad] as number, dueMs[firstBad]);

/** What an interruption is bracketed by. */
interface Around {
  /** The last good slot due before the act. */
  readonly beforeMs: number;
  /** Begin of healing, or end of the load. */
  readonly endMs: number;
  /** Right answers until then. */
  readonly answers: Answers;
  /** How many good slots show that users were served for a while. */
  readonly least: number;
  /** What was seen until then of the slots due from a moment on. */
  readonly signs: (fromMs: number) => Row;
  /** The first slot behind the watched ones, where users were served there; null where that is not known. */
  readonly behindMs: number | null;
}

function bracketOf(gap: Gap, trace: Trace, around: Around): Interruption {
  const { beforeMs, endMs, answers, least, signs } = around;
  const dueOf = (place: number): number => trace.dueMs[place] as number;
  const goodBeforeMs = gap.firstBad === 0 ? beforeMs : dueOf(gap.firstBad - 1);
  // A lone bad slot at the very end was a stray where users were served behind it.
  const behindMs = gap.firstBad === trace.good.length - 1 ? around.behindMs : null;
  const backMs = gap.back === null ? behindMs : dueOf(gap.back);
  const overMs = backMs === null ? endMs : Math.max(backMs, Math.min(endMs, returnOf(gap, trace.dueMs, answers)));
  const parts = partsOf(rowOf(trace.good, gap.firstBad, gap.lastBad + 1), least);
  const onsetMs = dueOf((parts.at(-1) as Part).firstBad);
  const ending = gap.ending === 'unended' && mayBeBack(signs(onsetMs)) ? 'unclear' : gap.ending;
  return {
    goodBeforeMs,
    startMs: dueOf(gap.firstBad),
    onsetMs,
    lowMs: Math.max(...parts.map(({ firstBad, lastBad }) => dueOf(lastBad) - dueOf(firstBad))),
    highMs: overMs - goodBeforeMs,
    silentMs: longestSilence(answers.endMs, { goodBeforeMs, backMs, endMs }),
    backMs,
    ending: backMs === null ? ending : 'over',
  };
}

/** The longest time between two answers of which the former came before the return, and the latter after the last good slot. */
function longestSilence(
  answersMs: Float64Array,
  { goodBeforeMs, backMs, endMs }: Pick<Interruption, 'goodBeforeMs' | 'backMs'> & Pick<Around, 'endMs'>,
): number {
  let longest = 0;
  let latest = goodBeforeMs;
  for (const at of answersMs) {
    if (at < goodBeforeMs) continue;
    longest = Math.max(longest, at - latest);
    latest = at;
    if (at > (backMs ?? endMs)) break;
  }
  return backMs === null ? Math.max(longest, endMs - latest) : longest;
}

function firstReturn(trace: Trace, rule: ReturnRule): number | null {
  const back = sustainedFrom(trace, runningSum(trace.good), 0, rule);
  return back === null ? null : (trace.dueMs[back] as number);
}

/**
 * The longest interruption by its upper end, which nobody knows of one that was not over when healing began. One that seemed over
 * by then has an end no later than that, and hides no longer one before it. The earlier one of equals; null when there was none.
 */
export function longestOf(interruptions: readonly Interruption[]): Interruption | null {
  const longer = (a: Interruption | null, b: Interruption): Interruption => (a && !isLonger(b, a) ? a : b);
  return interruptions.reduce<Interruption | null>(longer, null);
}

const isEndless = ({ backMs, ending }: Interruption): boolean => backMs === null && ending !== 'undecided';

/** Whether an interruption is longer than another. */
export const isLonger = (one: Interruption, other: Interruption): boolean =>
  isEndless(one) === isEndless(other) ? one.highMs > other.highMs : isEndless(one);
