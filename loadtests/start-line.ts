import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';

/** The line each operation's first iteration writes: when, by k6's clock, its sample times count from. */
export const encodeStart = (operation: OperationName, startMs: number): string => `#start,${operation},${startMs}`;

/** What such a line says. */
export interface Start {
  /** Whose scenario it is. */
  readonly operation: OperationName;
  /** When k6 started it. */
  readonly at: EpochMs;
}

/** Reads it back; undefined when the line is another one. */
export function decodeStart(text: string): Start | undefined {
  const [, name, at] = /^#start,([a-z]+),(\d{1,16})$/.exec(text) ?? [];
  const operation = operationNames.find((known) => known === name);
  return operation && { operation, at: epochMs(Number(at)) };
}
