import { Failure } from '../model/failure.ts';
import type { Clock } from '../model/handle.ts';
import type { EpochMs } from '../model/units.ts';

/** What is waited for, and for how long at most. */
export interface Limit {
  /** Its name, for the error. */
  readonly what: string;
  /** The moment at which it is given up. */
  readonly by: EpochMs;
  /** Gives it up earlier; absent when nothing may. */
  readonly signal?: AbortSignal;
}

/**
 * The result of an act, unless it takes too long. The act itself cannot be called off: its late result is ignored.
 * @throws Failure `command-timed-out`, or the reason of the signal
 */
export async function within<Value>(clock: Clock, limit: Limit, act: () => Promise<Value>): Promise<Value> {
  const done = new AbortController();
  const signals = limit.signal ? [done.signal, limit.signal] : [done.signal];
  const begunAt = clock.now();
  const expired = clock.until(limit.by, AbortSignal.any(signals)).then(() => {
    const why = `It took more than ${Math.max(0, Math.round(limit.by - begunAt))} ms.`;
    throw new Failure('command-timed-out', { what: `${limit.what} did not come to an end in time`, why });
  });
  try {
    return await Promise.race([act(), expired]);
  } finally {
    done.abort();
  }
}
