import type { GeneratorHealth } from '../model/episode.ts';
import type { LoadEnded } from '../model/event.ts';
import { fateCode } from './outcome.ts';
import { roundMs, roundShare } from './round.ts';
import type { SlotTable } from './slots.ts';

/** What the slots of one operation tell of the generator. */
export interface GeneratorTrace {
  /** Begin of each iteration - planned start of its slot, in no order. */
  readonly lagsMs: Float64Array;
  /** Slots never begun. */
  readonly dropped: number;
  /** Those of them for which virtual users were free: the generator's own failing. */
  readonly starved: number;
}

/**
 * Looks for dropped slots and who is to blame. The load has at least rate x T virtual users (Little's law), so with fewer
 * requests under way than that at the planned start, one was free and the generator did not get to it. With as many under
 * way, nothing answers within the time-out: then the slot is lost to the service, and counts as bad without excuse.
 */
export function generatorTrace(table: SlotTable, ratePerSecond: number, timeoutMs: number): GeneratorTrace {
  const lags: number[] = [];
  const change = new Int32Array(table.planned + 1);
  for (let slot = 0; slot < table.planned; slot++) {
    const sample = table.samples[table.sampleAt[slot] as number];
    if (!sample) continue;
    lags.push(sample.beganMs - slot * table.periodMs);
    const last = Math.min(table.planned, Math.floor((table.endMs[slot] as number) / table.periodMs) + 1);
    (change[slot] as number)++;
    (change[Math.max(last, slot)] as number)--;
  }
  const users = Math.floor((ratePerSecond * timeoutMs) / 1000);
  return { lagsMs: Float64Array.from(lags), ...blame(table, change, users) };
}

function blame(table: SlotTable, change: Int32Array, users: number): { dropped: number; starved: number } {
  let [underWay, dropped, starved] = [0, 0, 0];
  for (let slot = 0; slot < table.planned; slot++) {
    underWay += change[slot] as number;
    if (table.fate[slot] !== fateCode.dropped) continue;
    dropped++;
    if (underWay < users) starved++;
  }
  return { dropped, starved };
}

/** 99th percentile of the scheduling lag over all operations, by nearest rank; null without samples. */
export function lagP99(traces: readonly GeneratorTrace[]): number | null {
  const lags = new Float64Array(traces.reduce((n, trace) => n + trace.lagsMs.length, 0));
  let offset = 0;
  for (const { lagsMs } of traces) {
    lags.set(lagsMs, offset);
    offset += lagsMs.length;
  }
  return lags.toSorted()[Math.max(0, Math.ceil(lags.length * 0.99 - 1e-9) - 1)] ?? null;
}

/** Whether the generator did what it was told. */
export function healthOf(
  traces: readonly GeneratorTrace[],
  ended: LoadEnded | null,
  durationMs: number,
): GeneratorHealth {
  const lag = lagP99(traces);
  return {
    lagP99Ms: lag === null ? null : roundMs(lag),
    cpuShare: ended && durationMs > 0 ? roundShare(ended.cpuMs / durationMs) : null,
    dropped: traces.reduce((n, trace) => n + trace.dropped, 0),
    exitCode: ended?.code ?? null,
    complaints: ended?.complaintCount ?? 0,
  };
}
