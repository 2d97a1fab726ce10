import type { OperationName, StackSpec } from '../model/stack.ts';
import { operationNames, pairSign } from '../model/stack.ts';
import { cutSets } from './graph/cut-sets.ts';

/** A machine, or two together, that the drawing of a stack cannot spare. */
export interface Unspared {
  /** The host, or `one+other`: a target of a plan. */
  readonly target: string;
  /** Number of hosts: two are only named where each alone is spared. */
  readonly hosts: 1 | 2;
  /** Operations that are lost without it. */
  readonly operations: readonly OperationName[];
}

/** Pairs of an operation that are looked at: of a drawing with more of them none is worth a list. */
const most = 40;

/** What the declared stack cannot spare: its minimal cut sets of one host, then of two, over all operations. */
export function unsparedIn(stack: StackSpec): readonly Unspared[] {
  const places = new Map(stack.hosts.map(({ name }, place) => [name, place]));
  const inOrder = (a: string, b: string): number => (places.get(a) ?? 0) - (places.get(b) ?? 0);
  const found = operationNames.flatMap((operation) => {
    const sets = cutSets(stack, operation, 'hosts');
    const singles = (sets?.singles ?? []).map((host) => [host]);
    const pairs = firstOf(sets?.pairs ?? []).map((pair) => pair.toSorted(inOrder));
    return [...singles, ...pairs].map((hosts) => ({ hosts, operation }));
  });
  const groups = Map.groupBy(found, ({ hosts }) => hosts.join(pairSign));
  const all = [...groups].map(([target, sets]): Unspared => ({
    target,
    hosts: sets[0]?.hosts.length === 2 ? 2 : 1,
    operations: sets.map(({ operation }) => operation),
  }));
  return all.toSorted((a, b) => a.hosts - b.hosts);
}

/** Whether there are pairs that are not named, as they are too many. */
export const hasFurtherPairs = (stack: StackSpec): boolean =>
  operationNames.some((operation) => firstOf(cutSets(stack, operation, 'hosts')?.pairs ?? [], most + 1).length > most);

/** The first few; what comes behind them is never looked for. */
function firstOf<Item>(all: Iterable<Item>, few = most): readonly Item[] {
  const first: Item[] = [];
  for (const item of all) {
    first.push(item);
    if (first.length === few) break;
  }
  return first;
}
