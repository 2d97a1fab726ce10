import { augment, waysOf } from './flow.ts';
import { sweep } from './sweep.ts';
import type { Terrain } from './terrain.ts';
import { capacityWithout, isReached } from './terrain.ts';
import { roomOf } from './wiring.ts';

/** Parts without each of which nothing is left, and a way that they all are on. */
export interface Singles {
  /** The parts. */
  readonly parts: readonly number[];
  /** Parts on one way that a request may take, cuts or not: any cut, of one part or more, has one of these. */
  readonly onWay: readonly number[];
}

/** A part with a single head is a vertex to the network of flow; one with several heads is not. */
export const isSimple = ({ heads }: Terrain, part: number): boolean => heads[part]?.length === 1;

/** Lets some parts be lost, one at a time: their vertices hold a single unit. @returns the part of each such vertex */
export function loosen(
  terrain: Terrain,
  capacity: Uint8Array,
  isSpared: (part: number) => boolean,
): Map<number, number> {
  const parts = new Map<number, number>();
  for (const [part, [vertex]] of terrain.heads.entries()) {
    if (vertex === undefined || capacity[vertex] === 0 || !isSimple(terrain, part) || isSpared(part)) continue;
    capacity[vertex] = 1;
    parts.set(vertex, part);
  }
  return parts;
}

/**
 * Every part whose loss, beside some that are lost already, leaves nothing. Exact: those that are a vertex of the network by
 * one sweep along a way that nothing else bypasses; every other that has a head on this way by trying.
 * @param lost parts with which something is left
 * @param isSpared parts that are not asked for; gates must be
 */
export function singlesWithout(
  terrain: Terrain,
  lost: readonly number[],
  isSpared: (part: number) => boolean,
): Singles {
  const capacity = capacityWithout(terrain, lost);
  const partOf = loosen(terrain, capacity, isSpared);
  const { wiring, heads } = terrain;
  const room = roomOf(wiring, capacity);
  if (!augment(wiring, room)) throw new RangeError('what is cut off already has no cuts');
  const way = waysOf(wiring, room, 1)[0] ?? [];
  const loose = way.filter((vertex) => partOf.has(vertex));
  const { isTight } = sweep(wiring, room, loose);
  const simple = loose.flatMap((vertex, place) => (isTight[place] === true ? (partOf.get(vertex) ?? []) : []));
  const passed = new Set(way);
  const onWay = [...heads.keys()].filter((part) => !isSpared(part) && heads[part]?.some((head) => passed.has(head)));
  const tried = onWay.filter((part) => !isSimple(terrain, part) && !isReached(terrain, [...lost, part]));
  return { parts: [...simple, ...tried], onWay };
}
