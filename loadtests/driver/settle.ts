import type { Clock } from '../../model/handle.ts';
import { marginMs } from '../../model/load.ts';
import type { LoadPlan } from '../../model/plan.ts';
import type { EpochMs } from '../../model/units.ts';
import { later } from '../../model/units.ts';
import { rateOf, scenarios } from '../scenario.ts';

/** Between two looks at what was reported. */
const lookEveryMs = 20;

/** A load whose last answers are waited for. */
export interface Settling {
  /** Rates and time-out. */
  readonly load: LoadPlan;
  /** When it began. */
  readonly startedAt: EpochMs;
  /** Passes time. */
  readonly clock: Clock;
  /** Whether every request that was due before a moment has been reported. */
  readonly hasAnswered: (untilMs: number) => Promise<boolean>;
  /** Ends the waiting: the load is over. */
  readonly over: AbortSignal;
}

/**
 * Waits until no request that was due before a moment can be under way: all have been reported, or, where slots were dropped,
 * the last of them would have timed out.
 * @param untilMs the moment, from the start of the load
 * @returns whether the load still went on then
 */
export async function settle(
  { load, startedAt, clock, hasAnswered, over }: Settling,
  untilMs: number,
): Promise<boolean> {
  const limit = later(startedAt, untilMs + lastAnswerMs(load));
  while (!over.aborted && clock.now() < limit && !(await hasAnswered(untilMs))) {
    await clock.until(later(clock.now(), lookEveryMs), over).catch(() => {});
  }
  return !over.aborted;
}

/** How long after its slot began a request may still be under way: as long as k6 itself is told to wait at its end. */
const lastAnswerMs = (load: LoadPlan): number =>
  1000 / Math.min(...scenarios.map((scenario) => rateOf(load, scenario)).filter((rate) => rate > 0)) +
  load.timeoutMs +
  4 * marginMs;
