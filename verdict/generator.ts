import type { GeneratorHealth } from '../model/episode.ts';
import type { LoadEnded } from '../model/event.ts';
import { sinceScenario } from '../model/sample.ts';
import { fateCode } from './outcome.ts';
import { phases } from './phases.ts';
import { roundMs, roundShare } from './round.ts';
import type { SlotTable } from './slots.ts';

/**
 * Where lag is judged, each for itself: a stall of a few slots is much of the hold and nothing of an episode. `rest`, the
 * slots of no judged phase, counts only where there is no other.
 */
const stretches = ['control', 'hold', 'after', 'rest'] as const;

type Stretch = (typeof stretches)[number];

/** The stretch of each phase, by the number of the phase. */
const stretchOf: readonly Stretch[] = phases.map((phase) => {
  if (phase === 'outside' || phase === 'none') return 'rest';
  return phase === 'budget' ? 'hold' : phase;
});

/** What the slots of one operation tell of the generator. */
export interface GeneratorTrace {
  /** Begin of each iteration - planned start of its slot, in no order, by stretch. */
  readonly lagsMs: Readonly<Record<Stretch, readonly number[]>>;
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
export function generatorTrace(
  table: SlotTable,
  phase: Uint8Array,
  { ratePerSecond, timeoutMs }: { readonly ratePerSecond: number; readonly timeoutMs: number },
): GeneratorTrace {
  const lagsMs: Record<Stretch, number[]> = { control: [], hold: [], after: [], rest: [] };
  const change = new Int32Array(table.planned + 1);
  for (let slot = 0; slot < table.planned; slot++) {
    const sample = table.samples[table.sampleAt[slot] as number];
    if (!sample) continue;
    lagsMs[stretchOf[phase[slot] as number] ?? 'rest'].push(sinceScenario(sample) - slot * table.periodMs);
    const last = Math.min(table.planned, Math.floor((table.endMs[slot] as number) / table.periodMs) + 1);
    (change[slot] as number)++;
    (change[Math.max(last, slot)] as number)--;
  }
  // Whoever is planned is one user at least: with nobody under way one was free.
  const users = Math.max(1, Math.floor((ratePerSecond * timeoutMs) / 1000));
  return { lagsMs, ...blame(table, change, users) };
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

/** 99th percentile by nearest rank; null of nothing. */
export function p99(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99 - 1e-9) - 1)] ?? null;
}

/**
 * 99th percentile of the scheduling lag of the operation and in the stretch where it is worst; null without samples. Each operation
 * for itself: all requests of a rare one may be late, and still be less than a hundredth of all requests.
 */
export function worstLag(traces: readonly Pick<GeneratorTrace, 'lagsMs'>[]): number | null {
  const lagsIn = (stretch: Stretch): readonly number[] => traces.flatMap(({ lagsMs }) => p99(lagsMs[stretch]) ?? []);
  const judged = stretches.filter((stretch) => stretch !== 'rest').flatMap(lagsIn);
  const lags = judged.length > 0 ? judged : lagsIn('rest');
  return lags.length > 0 ? Math.max(...lags) : null;
}

/** Whether the generator did what it was told. */
export function healthOf(
  traces: readonly GeneratorTrace[],
  ended: LoadEnded | null,
  durationMs: number,
): GeneratorHealth {
  const lag = worstLag(traces);
  return {
    lagP99Ms: lag === null ? null : roundMs(lag),
    cpuShare: ended && durationMs > 0 ? roundShare(ended.cpuMs / durationMs) : null,
    dropped: traces.reduce((n, trace) => n + trace.dropped, 0),
    exitCode: ended?.code ?? null,
    complaints: ended?.complaintCount ?? 0,
  };
}
