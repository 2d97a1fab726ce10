import { Failure } from '../model/failure.ts';
import type { Clock } from '../model/handle.ts';
import type { EpochMs } from '../model/units.ts';
import { later } from '../model/units.ts';
import { windUpMs } from './limits.ts';

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
 * The result of an act, unless it takes too long. The act itself cannot be called off: its late result is ignored. It is handed
 * a signal that aborts when it was given up, so that it begins nothing more.
 * @throws Failure `command-timed-out`, or the reason of the signal
 */
export async function within<Value>(
  clock: Clock,
  limit: Limit,
  act: (over: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const done = new AbortController();
  const signals = limit.signal ? [done.signal, limit.signal] : [done.signal];
  const begunAt = clock.now();
  const expired = clock.until(limit.by, AbortSignal.any(signals)).then(() => {
    const why = `It took more than ${Math.max(0, Math.round(limit.by - begunAt))} ms.`;
    throw new Failure('command-timed-out', { what: `${limit.what} did not come to an end in time`, why });
  });
  try {
    return await Promise.race([act(done.signal), expired]);
  } finally {
    done.abort();
  }
}

/**
 * The same for an act that changes something: when it is given up its end is waited for, as nothing may follow while it is under
 * way. One that hangs for ever is left behind after a while, or its target would never be healed.
 */
export async function toItsEnd(clock: Clock, limit: Limit, act: (over: AbortSignal) => Promise<void>): Promise<void> {
  let going = Promise.resolve();
  try {
    await within(clock, limit, (over) => (going = act(over)));
  } catch (thrown) {
    const end = { what: `${limit.what}, given up,`, by: later(clock.now(), windUpMs) };
    await within(clock, end, () => going).catch(() => undefined);
    throw thrown;
  }
}
