/** A row of judged slots in order: when each was due, and whether it was good. Cut and lost slots are not in it. */
export interface Trace {
  /** Due moments. */
  readonly dueMs: Float64Array;
  /** 1 good, 0 bad. */
  readonly good: Uint8Array;
}

/** How many good slots in a row make a return. */
export interface ReturnRule {
  /** Length of the run: max(20, slots of one second). */
  readonly run: number;
  /** Share of the run that must be good: 0.99, or the bar of the plan where that is lower. */
  readonly share: number;
}

/** An interruption by places in its trace. */
export interface Gap {
  /** First bad slot. */
  readonly firstBad: number;
  /** Last bad slot. */
  readonly lastBad: number;
  /** First slot of the sustained return; null when there is none in the trace. */
  readonly back: number | null;
}

/** Fewest slots that can show a return. */
const leastRun = 20;

/** The rule for a rate: a return must last a second, and 20 slots at least. */
export const returnRule = (ratePerSecond: number, bar: number): ReturnRule => ({
  run: Math.max(leastRun, Math.round(ratePerSecond)),
  share: Math.min(0.99, bar),
});

/**
 * The first good slot from `from` on that starts a sustained run, so that one lucky answer does not end an interruption.
 * Before the end of the trace a shorter run will do, as long as 20 slots are left. Needs the running sum of good slots.
 */
export function sustainedFrom(trace: Trace, sums: Int32Array, from: number, rule: ReturnRule): number | null {
  const end = trace.good.length;
  for (let start = from; start + leastRun <= end; start++) {
    if (trace.good[start] === 0) continue;
    const stop = Math.min(start + rule.run, end);
    const good = (sums[stop] as number) - (sums[start] as number);
    if (good >= rule.share * (stop - start)) return start;
  }
  return null;
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
  const back = sustainedFrom(trace, sums, firstBad + 1, rule) ?? tailReturn(trace, firstBad);
  return { firstBad, lastBad: trace.good.lastIndexOf(0, (back ?? trace.good.length) - 1), back };
}

/** A bad slot among the last 20 leaves no room for a run: it is over when everything after it was good. */
function tailReturn(trace: Trace, firstBad: number): number | null {
  if (firstBad + 1 + leastRun <= trace.good.length) return null;
  const back = trace.good.lastIndexOf(0) + 1;
  return back < trace.good.length ? back : null;
}
