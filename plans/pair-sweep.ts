import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { operationNames, pairSign } from '../model/stack.ts';
import type { PlanFile } from './file.ts';
import { cutSets } from './graph/cut-sets.ts';
import { predictSpof } from './predict.ts';
import { sweepOf } from './sweep.ts';

/** A machine that dies: the way in which two of them are lost at once. */
const fault: FaultId = 'kill';

/**
 * Every two machines that the drawing says no operation survives together, though it survives each alone: both taken away
 * one by one, then together. Windows, load and bar are those of the sweep.
 */
export function pairSweepOf(stack: StackSpec): PlanFile {
  const pairs = predictedPairs(stack);
  const targets = [...new Set(pairs.flat()), ...pairs.map((pair) => pair.join(pairSign))];
  const sweep = sweepOf(stack);
  return {
    ...sweep,
    suite: 'sweep-pairs',
    title: `Machines whose loss is survived one by one and not together: ${pairs.length} pairs by the drawing`,
    experiments: [
      ...(sweep.experiments ?? []).filter((experiment) => experiment.fault === 'sham'),
      ...targets.map((target) => ({ target, fault, spof: [...predictSpof(stack, target, fault)] })),
    ],
  };
}

/** Minimal cut sets of two hosts over all operations, each once, in the order of the drawing. */
function predictedPairs(stack: StackSpec): readonly (readonly [string, string])[] {
  const places = new Map(stack.hosts.map(({ name }, place) => [name, place]));
  const inOrder = ([one, other]: readonly [string, string]): readonly [string, string] =>
    (places.get(one) ?? 0) <= (places.get(other) ?? 0) ? [one, other] : [other, one];
  const all = operationNames.flatMap((operation) =>
    [...(cutSets(stack, operation, 'hosts')?.pairs ?? [])].map(inOrder),
  );
  return [...new Map(all.map((pair) => [pair.join(pairSign), pair])).values()];
}
