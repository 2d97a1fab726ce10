import type { StackSpec } from '../model/stack.ts';
import { essentials } from './essentials.ts';
import type { PlanFile } from './file.ts';
import { nightlyOf } from './nightly.ts';
import { pairSweepOf } from './pair-sweep.ts';
import { smoke } from './smoke.ts';
import { sweepOf } from './sweep.ts';

/**
 * Every suite that ships with the program; the first is the default.
 * @param stacks the shipped ones: suites that are made from a stack are made from that of the default suite
 */
export function shippedPlans(stacks: readonly StackSpec[]): readonly PlanFile[] {
  const stack = stacks.find(({ name }) => name === essentials.stack);
  return [essentials, smoke, ...(stack ? [sweepOf(stack), pairSweepOf(stack), nightlyOf(stack)] : [])];
}
