import { augment } from './flow.ts';
import type { Wiring } from './wiring.ts';
import { endless, roomOf } from './wiring.ts';

/** One question to a drawing: can what an operation needs still be reached when these parts are lost? Parts by number. */
export interface Terrain {
  /** The ways that a request may take. */
  readonly wiring: Wiring;
  /** For each part the vertices at which its loss is felt: others of it are reached through these alone. */
  readonly heads: readonly (readonly number[])[];
  /** Parts that also decide where an address is, or who may serve. */
  readonly gates: readonly number[];
  /** Vertices that are closed when these parts are lost: their own, and the ways to hosts that do not have an address then. */
  readonly closedWithout: (lost: readonly number[]) => Iterable<number>;
}

/** Capacity of every vertex when some parts are lost and nothing else can be. */
export function capacityWithout({ wiring, closedWithout }: Terrain, lost: readonly number[]): Uint8Array {
  const capacity = new Uint8Array(wiring.size).fill(endless);
  for (const vertex of closedWithout(lost)) capacity[vertex] = 0;
  return capacity;
}

/** Whether what is needed can be reached without some parts. */
export const isReached = (terrain: Terrain, lost: readonly number[]): boolean =>
  augment(terrain.wiring, roomOf(terrain.wiring, capacityWithout(terrain, lost)));
