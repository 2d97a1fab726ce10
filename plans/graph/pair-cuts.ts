import { augment, waysOf } from './flow.ts';
import type { Pairs } from './pairs.ts';
import { crossingPairs } from './pairs.ts';
import type { Singles } from './single-cuts.ts';
import { isSimple, loosen, singlesWithout } from './single-cuts.ts';
import { sweep } from './sweep.ts';
import type { Terrain } from './terrain.ts';
import { capacityWithout, isReached } from './terrain.ts';
import { roomOf } from './wiring.ts';

/**
 * Every two parts that leave nothing together, though each alone leaves something.
 * @param singles parts that leave nothing alone
 * @param onWay what `singlesWithout` says of the whole terrain
 */
export function pairsOf(terrain: Terrain, singles: ReadonlySet<number>, onWay: Singles['onWay']): Pairs {
  const gates = new Set(terrain.gates);
  const isSpared = (part: number): boolean => singles.has(part) || gates.has(part);
  const bulk = simplePairs(terrain, isSpared);
  const tried = triedPairs(terrain, singles, isSpared, onWay);
  return {
    has: (one, other) =>
      bulk.has(one, other) || tried.get(one)?.has(other) === true || tried.get(other)?.has(one) === true,
    *[Symbol.iterator]() {
      yield* bulk;
      for (const [one, others] of tried) for (const other of others) yield [one, other];
    },
  };
}

/** Pairs of parts that are one vertex each: the cuts of two units, where no third could flow. */
function simplePairs(terrain: Terrain, isSpared: (part: number) => boolean): Pairs {
  const { wiring } = terrain;
  const capacity = capacityWithout(terrain, []);
  const partOf = loosen(terrain, capacity, isSpared);
  const room = roomOf(wiring, capacity);
  if (!augment(wiring, room) || !augment(wiring, room)) return crossingPairs([], [], nothing, nothing);
  const ways = waysOf(wiring, room, 2).map((way) => way.filter((vertex) => partOf.has(vertex)));
  const [first = [], second = []] = ways;
  const swept = [sweep(wiring, room, first, second), sweep(wiring, room, second, first)] as const;
  const named = ways.map((way) => way.flatMap((vertex) => partOf.get(vertex) ?? []));
  return crossingPairs(named[0] ?? [], named[1] ?? [], ...swept);
}

const nothing = { isTight: [], passed: [] };

/** Pairs with a part that is no single vertex, or that moves an address: such a part is taken away, then the others are looked at. */
function triedPairs(
  terrain: Terrain,
  singles: ReadonlySet<number>,
  isSpared: (part: number) => boolean,
  onWay: readonly number[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const pairs = new Map<number, Set<number>>();
  const add = (one: number, other: number): void => {
    if (pairs.get(other)?.has(one) !== true) pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
  };
  for (const one of hardParts(terrain, isSpared, onWay)) {
    for (const other of singlesWithout(terrain, [one], isSpared).parts) {
      if (one !== other && !(isSimple(terrain, one) && isSimple(terrain, other))) add(one, other);
    }
  }
  const gates = terrain.gates.filter((gate) => !singles.has(gate));
  for (const [place, gate] of gates.entries()) {
    for (const other of singlesWithout(terrain, [gate], isSpared).parts) add(gate, other);
    for (const other of gates.slice(place + 1)) if (!isReached(terrain, [gate, other])) add(gate, other);
  }
  return pairs;
}

/** Parts of which one is in every pair with a part of several heads: those parts, or all on one way when these are fewer. */
function hardParts(terrain: Terrain, isSpared: (part: number) => boolean, onWay: readonly number[]): readonly number[] {
  const hard = [...terrain.heads.keys()].filter((part) => (terrain.heads[part]?.length ?? 0) > 1 && !isSpared(part));
  const near = onWay.filter((part) => !isSpared(part));
  return near.length < hard.length ? near : hard;
}
