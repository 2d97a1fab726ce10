import type { LoadPlan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import type { Scenario } from '../scenario.ts';
import { rateOf, scenarioName, scenarios } from '../scenario.ts';

/**
 * Whether every request that was due before a moment has been reported. k6 numbers iterations in the order of their slots and
 * gives none to a slot that it drops, so the iteration of a slot never has a higher number than the slot: with all lower
 * numbers reported, none of them can be under way.
 * @param untilMs the moment, from the start of the load
 */
export function isAnswered(samples: readonly Sample[], load: LoadPlan, untilMs: number): boolean {
  const open = new Map(scenarios.map((scenario) => [scenarioName(scenario), openOf(load, scenario, untilMs)]));
  for (const sample of samples) open.get(scenarioName(sample))?.delete(sample.iteration);
  return [...open.values()].every(({ size }) => size === 0);
}

/** Numbers of the iterations whose slots begin before a moment. */
function openOf(load: LoadPlan, scenario: Scenario, untilMs: number): Set<number> {
  const begun = Math.ceil((rateOf(load, scenario) * untilMs) / 1000 - 1e-9);
  return new Set(Array.from({ length: Math.max(0, begun) }, (_, number) => number));
}
