import type { OperationName } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';

/** The line each operation's first iteration writes: when, by k6's clock, its sample times count from. */
export const encodeStart = (operation: OperationName, startMs: number): string => `#start,${operation},${startMs}`;

/** Reads it back; undefined when the line is another one. */
export function decodeStart(text: string): EpochMs | undefined {
  const match = /^#start,(?:static|read|write),(\d{1,16})$/.exec(text);
  return match ? epochMs(Number(match[1])) : undefined;
}
