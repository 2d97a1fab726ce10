import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { targetsIn } from '../model/stack.ts';
import type { PlanFile } from './file.ts';
import { asDrawn } from './as-drawn.ts';
import { sweepOf } from './sweep.ts';
import { hasFurtherPairs, unsparedIn } from './unspared.ts';

/** A machine that dies: the way in which two of them are lost at once. */
const fault: FaultId = 'kill';

/**
 * Every two machines that the drawing says no operation survives together, though it survives each alone: both taken away
 * one by one, then together. Windows, load and bar are those of the sweep.
 */
export function pairSweepOf(stack: StackSpec): PlanFile {
  const pairs = unsparedIn(stack).filter(({ hosts }) => hosts === 2);
  const together = pairs.map(({ target }) => target);
  const targets = [...new Set(together.flatMap(targetsIn)), ...together];
  const sweep = sweepOf(stack);
  const count = `${hasFurtherPairs(stack) ? 'the first ' : ''}${pairs.length}`;
  return {
    ...sweep,
    suite: 'sweep-pairs',
    title: `Machines whose loss is survived one by one and not together: ${count} pairs by the drawing`,
    experiments: [
      ...(sweep.experiments ?? []).filter((experiment) => experiment.fault === 'sham'),
      ...targets.map((target) => asDrawn(stack, target, fault)),
    ],
  };
}
