import type { Latency } from '../model/cell.ts';
import { roundMaybeMs } from './round.ts';

/** Waiting times of a phase. */
export interface Waits {
  /** Of the correct answers, ascending; from the due moment. */
  readonly answeredMs: Float64Array;
  /** Number of requests without a correct answer: nobody got what they waited for, so they count as beyond all. */
  readonly unanswered: number;
}

/**
 * Quantile by nearest rank: the value of rank ceil(q·n), unanswered requests ranking last.
 * @returns null when that rank is among the unanswered, or there is none
 */
export function quantile({ answeredMs, unanswered }: Waits, q: number): number | null {
  const rank = Math.max(1, Math.ceil(q * (answeredMs.length + unanswered) - 1e-9));
  return answeredMs[rank - 1] ?? null;
}

/** Quantiles of a phase; null when it had no request. */
export function latencyOf(waits: Waits): Latency | null {
  const n = waits.answeredMs.length + waits.unanswered;
  if (n === 0) return null;
  const at = (q: number): number | null => roundMaybeMs(quantile(waits, q));
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), n, censored: waits.unanswered };
}

/** Several phases as one. */
export function poolWaits(parts: readonly Waits[]): Waits {
  const answeredMs = new Float64Array(parts.reduce((n, part) => n + part.answeredMs.length, 0));
  let offset = 0;
  for (const part of parts) {
    answeredMs.set(part.answeredMs, offset);
    offset += part.answeredMs.length;
  }
  return { answeredMs: answeredMs.toSorted(), unanswered: parts.reduce((n, part) => n + part.unanswered, 0) };
}
