import type { Sample } from '../model/sample.ts';
import { encodeSample } from '../model/sample.ts';
import type { Scenario } from './scenario.ts';
import { scenarioName } from './scenario.ts';
import { encodeStart } from './start-line.ts';

/**
 * The only way a measurement leaves k6: one line a request through the console, which k6 writes to a file of its own.
 * k6's metrics and outputs are not used; they stamp the end of a request and cost 23 to 90 times as many bytes.
 */
export function reportSample(sample: Sample): void {
  console.log(encodeSample(sample));
}

/** Tells the driver when k6 started a scenario. */
export function reportStart(scenario: Scenario, startMs: number): void {
  console.log(encodeStart(scenario, startMs));
}

/** Complains that a request which had to come over a new connection did not: such a load is not the one that was planned. */
export function reportReuse(scenario: Scenario, iteration: number): void {
  console.log(`request ${iteration} of ${scenarioName(scenario)} came over a connection that was kept`);
}
