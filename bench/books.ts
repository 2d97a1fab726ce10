import { decodeSample } from '../model/sample.ts';
import type { Sample } from '../model/sample.ts';
import { defaults } from '../plans/defaults.ts';
import { generatorTrace, worstLag } from '../verdict/generator.ts';
import { fateCode } from '../verdict/outcome.ts';
import { phaseCode } from '../verdict/phases.ts';
import { layOut } from '../verdict/slots.ts';

/** The load of one operation whose samples are looked at. */
export interface BookedLoad {
  /** Planned requests per second. */
  readonly ratePerSecond: number;
  /** Planned length. */
  readonly durationMs: number;
  /** A request without an answer after this long is given up. */
  readonly timeoutMs: number;
  /** Of how long at the start the lag is not looked at, as connections and code paths warm up; absent means nothing. */
  readonly settleMs?: number;
}

/** What our own books say of a load, by the rules of the judge. */
export interface Books {
  /** Slots. */
  readonly planned: number;
  /** Slots with a good answer. */
  readonly good: number;
  /** Slots that were never begun. */
  readonly dropped: number;
  /** Those of them for which users were free, or would have been with enough of them. */
  readonly starved: number;
  /** 99th percentile of how late requests were begun; infinite without any. */
  readonly lagMs: number;
  /** Every sample. */
  readonly samples: readonly Sample[];
}

/** Books of the samples of one operation, as k6 wrote them. */
export function booksOf(text: string, { ratePerSecond, durationMs, timeoutMs, settleMs = 0 }: BookedLoad): Books {
  const samples = text.split('\n').flatMap((line) => decodeSample(line) ?? []);
  const plan = { ratePerSecond, durationMs, timeoutMs, deadlineMs: defaults.deadlineMs, endedByItself: true };
  const table = layOut(samples, plan);
  const phase = new Uint8Array(table.planned).fill(phaseCode.none);
  phase.fill(phaseCode.control, Math.ceil((settleMs * ratePerSecond) / 1000));
  const trace = generatorTrace(table, phase, plan);
  const good = table.fate.reduce((n, fate) => n + (fate === fateCode.good ? 1 : 0), 0);
  const lagMs = worstLag([trace]) ?? Number.POSITIVE_INFINITY;
  return { planned: table.planned, good, dropped: trace.dropped, starved: trace.starved, lagMs, samples };
}
