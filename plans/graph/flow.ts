import type { Wiring } from './wiring.ts';

/** Sends one more unit from source to sink, along a shortest way with room left; false when there is none. */
export function augment(wiring: Wiring, room: Uint8Array): boolean {
  const cameBy = search(wiring, room);
  if (cameBy[wiring.sink] === -1) return false;
  for (let node = wiring.sink; node !== wiring.source;) {
    const arc = cameBy[node] as number;
    room[arc] = (room[arc] as number) - 1;
    room[arc ^ 1] = (room[arc ^ 1] as number) + 1;
    node = wiring.ends[arc ^ 1] as number;
  }
  return true;
}

/** Looks for the sink, nearest nodes first: by which arc each node was come to, -1 where none led. */
function search({ starts, arcs, ends, source, sink }: Wiring, room: Uint8Array): Int32Array {
  const cameBy = new Int32Array(starts.length - 1).fill(-1);
  const queue = [source];
  for (const node of queue) {
    for (let place = starts[node] as number; place < (starts[node + 1] as number); place++) {
      const arc = arcs[place] as number;
      const end = ends[arc] as number;
      if (room[arc] === 0 || end === source || cameBy[end] !== -1) continue;
      cameBy[end] = arc;
      if (end === sink) return cameBy;
      queue.push(end);
    }
  }
  return cameBy;
}

/** The way of each unit that flows: the vertices that it passes, in order. */
export function waysOf(wiring: Wiring, room: Uint8Array, units: number): readonly (readonly number[])[] {
  // What flows over an arc is the room of its reverse, which had none.
  const flowing = room.map((_, arc) => (arc % 2 === 0 ? (room[arc + 1] as number) : 0));
  return Array.from({ length: units }, () => takeWay(wiring, flowing));
}

function takeWay({ starts, arcs, ends, source, sink, size }: Wiring, flowing: Uint8Array): readonly number[] {
  const way: number[] = [];
  for (let node = source; node !== sink;) {
    const leaving = arcs.subarray(starts[node], starts[node + 1]);
    const arc = leaving.find((each) => (flowing[each] as number) > 0);
    if (arc === undefined) throw new RangeError('more units were asked for than flow');
    flowing[arc] = (flowing[arc] as number) - 1;
    if (arc < 2 * size) way.push(arc / 2);
    node = ends[arc] as number;
  }
  return way;
}
