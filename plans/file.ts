import type { z } from 'zod';
import type { planSchema } from './schema.ts';

/** Way to a value inside a plan: keys and list indexes, outermost first; empty for the plan itself. */
export type PlanPath = readonly (string | number)[];

/** A place in a text file. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly col: number;
}

/** Where a plan was read from, so that a mistake found later can still be pointed at. */
export interface PlanOrigin {
  /** Name of the file as the user gave it. */
  readonly fileName: string;
  /** What kind of file it is; absent means a plan. */
  readonly holds?: 'stack' | 'baseline';
  /** Where a value (or its key) stands; undefined when the file does not write it. */
  locate(path: PlanPath, part: 'key' | 'value'): Position | undefined;
}

/** A plan as people write it: durations, rates and shares as text with units, most of it optional. */
export type PlanText = z.input<typeof planSchema>;

/** The same with text turned into numbers; defaults are not filled in yet. */
export type PlanRead = z.output<typeof planSchema>;

/** A plan as written, with where it came from when it came from a file. `resolvePlan` makes it a `Plan`. */
export type PlanFile = PlanText & {
  /** Where it was read from; absent for a suite that ships with the program. */
  readonly origin?: PlanOrigin;
};
