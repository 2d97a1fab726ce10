import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';
import type { Scenario } from './scenario.ts';
import { scenarioName, scenarios } from './scenario.ts';

/** The line each scenario's first iteration writes, on every generator: when, by k6's clock, its sample times count from. */
export const encodeStart = (scenario: Scenario, startMs: number): string =>
  `#start,${scenarioName(scenario)},${startMs}`;

/** What such a line says. */
export interface Start {
  /** Which scenario. */
  readonly scenario: Scenario;
  /** When k6 started it. */
  readonly at: EpochMs;
}

/** Reads it back; undefined when the line is another one. */
export function decodeStart(text: string): Start | undefined {
  const [, name, at] = /^#start,([a-zA-Z]+),(\d{1,16})$/.exec(text) ?? [];
  const scenario = scenarios.find((known) => scenarioName(known) === name);
  return scenario && { scenario, at: epochMs(Number(at)) };
}
