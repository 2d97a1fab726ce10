import type { Wiring } from './wiring.ts';
import { entrance, exit } from './wiring.ts';

/** What can be reached in the residual network from each vertex of a way, and from all before it. */
export interface Swept {
  /** Whether its own exit stays out of reach: only then can it be part of a smallest cut. */
  readonly isTight: readonly boolean[];
  /** How many vertices of the other way have their exit within reach: always the first ones of it. */
  readonly passed: readonly number[];
}

/**
 * Walks along a way that is in full use, vertex by vertex, and keeps in mind what can be reached so far: as the way can be
 * gone back against the flow, what a vertex reaches is what the one before it reached and more. So the whole walk looks at
 * every arc once.
 *
 * A smallest cut is the edge of a set of nodes that holds the source, not the sink, and whatever it reaches in the residual
 * network (J.-C. Picard and M. Queyranne, On the structure of all minimum cuts in a network, 1980).
 * @param way vertices of capacity 1 in the order in which the unit passes them
 * @param other those of the other way in use; empty when there is none
 */
export function sweep(wiring: Wiring, room: Uint8Array, way: readonly number[], other: readonly number[] = []): Swept {
  const seen = new Uint8Array(wiring.starts.length - 1);
  const isTight: boolean[] = [];
  const passed: number[] = [];
  let count = 0;
  reachOn(wiring, room, seen, wiring.source);
  for (const vertex of way) {
    reachOn(wiring, room, seen, entrance(vertex));
    while (count < other.length && seen[exit(other[count] as number)] === 1) count++;
    isTight.push(seen[exit(vertex)] === 0);
    passed.push(count);
  }
  return { isTight, passed };
}

/** Marks everything that can be reached from a node. */
function reachOn({ starts, arcs, ends }: Wiring, room: Uint8Array, seen: Uint8Array, from: number): void {
  if (seen[from] === 1) return;
  seen[from] = 1;
  const left = [from];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (let place = starts[node] as number; place < (starts[node + 1] as number); place++) {
      const arc = arcs[place] as number;
      const end = ends[arc] as number;
      if (room[arc] === 0 || seen[end] === 1) continue;
      seen[end] = 1;
      left.push(end);
    }
  }
}
