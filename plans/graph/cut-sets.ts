import type { OperationName, StackSpec } from '../../model/stack.ts';
import type { Leaving } from './drawing.ts';
import { draw } from './drawing.ts';
import type { Pairs } from './pairs.ts';
import { pairsOf } from './pair-cuts.ts';
import { singlesWithout } from './single-cuts.ts';
import type { Parts } from './survey.ts';
import { terrainsOf } from './survey.ts';
import type { Terrain } from './terrain.ts';
import { isReached } from './terrain.ts';

/** What has to be lost for an operation to be lost: no smaller set within one of these is enough. */
export interface CutSets {
  /** Sets of one: single points of failure by the drawing. */
  readonly singles: readonly string[];
  /** Sets of two, each once; they may be very many, and are found as they are asked for. */
  readonly pairs: Iterable<readonly [string, string]>;
}

/**
 * The minimal cut sets of one and of two components, or of one and of two hosts, that the declared stack has for an
 * operation. A host is lost with everything on it. Exact; the time grows with the number of links, with that of the
 * components that move addresses, and with the square of the number of hosts on one way that requests enter at several
 * components.
 * @returns null when the drawing does not carry the operation even with nothing lost: then it says nothing
 */
export function cutSets(stack: StackSpec, operation: OperationName, over: 'components' | 'hosts'): CutSets | null {
  const drawing = draw(stack, operation);
  const { names, parts } = over === 'hosts' ? hostsOf(stack) : componentsIn(stack);
  const terrains = terrainsOf(drawing, parts);
  if (terrains.length === 0 || terrains.some((terrain) => !isReached(terrain, []))) return null;
  const found = terrains.map((terrain) => singlesOf(terrain));
  const singles = new Set(found.flatMap(({ parts: all }) => all));
  const nameOf = (part: number): string => names[part] ?? '';
  return {
    singles: [...singles].toSorted((a, b) => a - b).map(nameOf),
    pairs: {
      *[Symbol.iterator]() {
        const pairs = terrains.map((terrain, index) => pairsOf(terrain, singles, found[index]?.onWay ?? []));
        for (const [one, other] of eachOnce(pairs)) yield [nameOf(one), nameOf(other)] as const;
      },
    },
  };
}

/** Whether an operation is carried by what the stack draws when some components are lost; one that needs nobody is not drawn. */
export function isCarried(
  stack: StackSpec,
  operation: OperationName,
  lost: ReadonlySet<string>,
  leaving: Leaving = {},
): boolean {
  const drawing = draw(stack, operation, leaving);
  const vertices = stack.components.flatMap(({ name }, vertex) => (lost.has(name) ? [vertex] : []));
  const terrains = terrainsOf(drawing, [vertices]);
  return terrains.length > 0 && terrains.every((terrain) => isReached(terrain, [0]));
}

function singlesOf(terrain: Terrain) {
  const gates = new Set(terrain.gates);
  const { parts, onWay } = singlesWithout(terrain, [], (part) => gates.has(part));
  return { parts: [...parts, ...terrain.gates.filter((gate) => !isReached(terrain, [gate]))], onWay };
}

function* eachOnce(all: readonly Pairs[]): Iterable<readonly [number, number]> {
  for (const [index, pairs] of all.entries()) {
    for (const pair of pairs) if (!all.slice(0, index).some((before) => before.has(...pair))) yield pair;
  }
}

const componentsIn = ({ components }: StackSpec): { readonly names: readonly string[]; readonly parts: Parts } => ({
  names: components.map(({ name }) => name),
  parts: components.map((_, vertex) => [vertex]),
});

function hostsOf({ hosts, components }: StackSpec): { readonly names: readonly string[]; readonly parts: Parts } {
  const byHost = Map.groupBy(components.keys(), (vertex) => components[vertex]?.host);
  const names = hosts.map(({ name }) => name);
  return { names, parts: names.map((name) => byHost.get(name) ?? []) };
}
