import { latestSlot, slotsBefore } from '../../model/load.ts';
import type { LoadPlan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import { sinceScenario } from '../../model/sample.ts';
import { rateOf, scenarioName, scenarios } from '../scenario.ts';

/**
 * Asks whether every request that was due before a moment, from the start of the load, has been reported, and is known to be one of
 * those. k6 numbers iterations in the order of their slots and gives none to a slot that it drops, so the iteration of a slot never
 * has a higher number than the slot: with all lower numbers reported, none of them can be under way. But one that is begun late
 * looks like one of a later slot behind a dropped one; the next that is begun in the slot of its own number shows that none was
 * dropped before.
 * @param reported requests in the order in which they were reported; more may be added between two questions
 */
export function answersOf(load: LoadPlan, reported: readonly Sample[]): (untilMs: number) => boolean {
  const rows = new Map(scenarios.map((scenario) => [scenarioName(scenario), rowOf(rateOf(load, scenario))]));
  let taken = 0;
  return (untilMs) => {
    for (; taken < reported.length; taken++) {
      const sample = reported[taken] as Sample;
      rows.get(scenarioName(sample))?.take(sample);
    }
    return [...rows.values()].every((row) => row.isAnswered(untilMs));
  };
}

/** One scenario's iterations as they are reported. */
function rowOf(ratePerSecond: number) {
  const periodMs = 1000 / ratePerSecond;
  /** By how many slots the clock may be off: none, unless they are as short as its grain. */
  const blur = latestSlot(0, periodMs);
  /** All lower numbers have been reported. */
  let whole = 0;
  /** What was reported beyond that. */
  const ahead = new Set<number>();
  /** The highest number that was begun in its own slot. */
  let inTime = -1;
  return {
    take: (sample: Sample): void => {
      const { iteration } = sample;
      if (iteration >= whole) ahead.add(iteration);
      while (ahead.delete(whole)) whole++;
      if (latestSlot(sinceScenario(sample), periodMs) <= iteration + blur) inTime = Math.max(inTime, iteration);
    },
    isAnswered: (untilMs: number): boolean => {
      const begun = slotsBefore(ratePerSecond, untilMs);
      return whole >= begun && inTime >= begun - 1;
    },
  };
}
