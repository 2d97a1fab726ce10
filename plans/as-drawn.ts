import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import type { PlanText } from './file.ts';
import { predictSpof } from './predict.ts';
import { readsMayBeStale } from './stale-reads.ts';

/** An experiment of which is expected what the declared stack predicts. */
export const asDrawn = (stack: StackSpec, target: string, fault: FaultId): PlanText['experiments'][number] => ({
  target,
  fault,
  spof: [...predictSpof(stack, target, fault)],
  ...(readsMayBeStale(stack, target, fault) && { staleReads: true }),
});
