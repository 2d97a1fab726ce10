import type { Sample } from '../model/sample.ts';
import { encodeSample } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import { encodeStart } from './start-line.ts';

/**
 * The only way a measurement leaves k6: one line a request through the console, which k6 writes to a file of its own.
 * k6's metrics and outputs are not used; they stamp the end of a request and cost 23 to 90 times as many bytes.
 */
export function reportSample(sample: Sample): void {
  console.log(encodeSample(sample));
}

/** Tells the driver when k6 started the operation's scenario. */
export function reportStart(operation: OperationName, startMs: number): void {
  console.log(encodeStart(operation, startMs));
}
