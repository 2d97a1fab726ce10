import { slotsNeeded } from '../model/proof.ts';
import type { ReturnRule } from '../model/return-rule.ts';
import { badInLastRun, badInRun } from '../model/return-rule.ts';
import { clearsBar, unavailableBelow } from './availability.ts';

/** A row of judged slots in order: when each was due, and whether it was good. Cut and lost slots are not in it. */
export interface Trace {
  /** Due moments. */
  readonly dueMs: Float64Array;
  /** 1 good, 0 bad. */
  readonly good: Uint8Array;
}

/**
 * Whether an interruption was over. `over`: a sustained return came. `undecided`: the trace ends too soon to tell, as after
 * a lone bad slot at its very end, or because it was available again without having been so for a whole run. `unclear`: it
 * ends in more good slots in a row than it has anywhere before, too few to show anything. `unended`: it was still in force.
 */
export type Ending = 'over' | 'undecided' | 'unclear' | 'unended';

/** An interruption by places in its trace. */
export interface Gap {
  /** First bad slot. */
  readonly firstBad: number;
  /** Last bad slot. */
  readonly lastBad: number;
  /** First slot of the sustained return; null when there is none in the trace. */
  readonly back: number | null;
  /** Whether it was over. */
  readonly ending: Ending;
}

/**
 * The first good slot from `from` on that starts a sustained run, so that one lucky answer does not end an interruption.
 * Where less than a run is left, the last whole run of the trace is looked at instead: a stray bad slot in it is over when
 * the run as a whole is as good as a return must be, and an outage that fills part of it is not. Needs the running sum.
 */
export function sustainedFrom(trace: Trace, sums: Int32Array, from: number, rule: ReturnRule): number | null {
  const end = trace.good.length;
  for (let start = from; start < end; start++) {
    if (trace.good[start] === 1 && isSustained(sums, start, end, rule)) return start;
  }
  return null;
}

function isSustained(sums: Int32Array, start: number, end: number, rule: ReturnRule): boolean {
  const { run } = rule;
  const first = Math.min(start, end - run);
  if (first < 0) return false;
  const bad = run - ((sums[first + run] as number) - (sums[first] as number));
  return bad <= (first < start ? badInLastRun(rule) : badInRun(rule));
}

/** Running sum: entry i is the number of good slots before place i. */
export function runningSum(good: Uint8Array): Int32Array {
  const sums = new Int32Array(good.length + 1);
  for (let place = 0; place < good.length; place++) sums[place + 1] = (sums[place] as number) + (good[place] as number);
  return sums;
}

/** Every interruption of a trace in order. A stray bad slot is one too, its first bad slot being its last. */
export function gapsOf(trace: Trace, rule: ReturnRule): readonly Gap[] {
  const sums = runningSum(trace.good);
  const gaps: Gap[] = [];
  let place = trace.good.indexOf(0);
  while (place >= 0) {
    const gap = gapAt(trace, sums, place, rule);
    gaps.push(gap);
    place = gap.back === null ? -1 : trace.good.indexOf(0, gap.back);
  }
  return gaps;
}

function gapAt(trace: Trace, sums: Int32Array, firstBad: number, rule: ReturnRule): Gap {
  const back = sustainedFrom(trace, sums, firstBad + 1, rule);
  const lastBad = trace.good.lastIndexOf(0, (back ?? trace.good.length) - 1);
  return { firstBad, lastBad, back, ending: back === null ? endingOf(trace, sums, firstBad) : 'over' };
}

/** A lone bad slot at the very end, or a tail good enough to show that the operation was available again. */
function endingOf(trace: Trace, sums: Int32Array, firstBad: number): Ending {
  const end = trace.good.length;
  if (firstBad === end - 1) return 'undecided';
  for (let start = firstBad + 1; start + slotsNeeded(unavailableBelow) <= end; start++) {
    const good = (sums[end] as number) - (sums[start] as number);
    const isPlain = good < unavailableBelow * (end - start);
    if (!isPlain && clearsBar({ good, n: end - start }, unavailableBelow)) return 'undecided';
  }
  return 'unended';
}
