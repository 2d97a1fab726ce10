import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { entriesOf } from '../model/stack.ts';
import type { PlanFile } from './file.ts';
import { asDrawn } from './as-drawn.ts';

/** The ways in which machines are taken away: gone in good order, gone at once, hanging, and unheard. */
const nightlyFaults: readonly FaultId[] = ['stop', 'kill', 'pause', 'isolate'];

/** Episodes of each cell: a chance hit has to come five times in a row. */
const episodes = 5;

/**
 * What a night is for: every machine taken away in four ways, with the windows and the bar of the default suite, each
 * five times in an order drawn anew, with returning users beside the others.
 */
export function nightlyOf(stack: StackSpec): PlanFile {
  const machines = stack.hosts.map(({ name }) => name).filter((name) => name !== stack.client);
  const acts = machines.flatMap((target) => nightlyFaults.map((fault) => asDrawn(stack, target, fault)));
  return {
    suite: 'nightly',
    title: 'Stops, kills, pauses and isolates every machine, five times each',
    stack: stack.name,
    episodes,
    experiments: [{ target: entriesOf(stack)[0]?.host ?? stack.entry, fault: 'sham' }, ...acts],
  };
}
