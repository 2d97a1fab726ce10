/** Vertices by number, from 0, and edges between them: what a request may pass on its way. */
export interface Graph {
  /** Number of vertices. */
  readonly size: number;
  /** Edges, each from a vertex to another. */
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/**
 * A graph as a network of flow: each vertex is an arc from its entrance to its exit, so that vertices have a capacity, and
 * everything between them is endless. Arc `2 k + 1` is the reverse of arc `2 k`; the arc of vertex `v` is `2 v`.
 */
export interface Wiring {
  /** Number of vertices. */
  readonly size: number;
  /** Node from which all flow comes. */
  readonly source: number;
  /** Node to which all flow goes. */
  readonly sink: number;
  /** Where the arcs of each node begin in `arcs`. */
  readonly starts: Int32Array;
  /** Arcs that leave a node, node by node, reverse ones among them. */
  readonly arcs: Int32Array;
  /** Node in which each arc ends. */
  readonly ends: Int32Array;
}

/** As good as endless: no more than two units ever flow. */
export const endless = 3;

/** Node in which a vertex begins. */
export const entrance = (vertex: number): number => 2 * vertex;

/** Node in which it ends. */
export const exit = (vertex: number): number => 2 * vertex + 1;

/** Lays the arcs of a graph, from some of its vertices to some others. */
export function wire({ size, edges }: Graph, sources: Iterable<number>, sinks: Iterable<number>): Wiring {
  const [source, sink] = [2 * size, 2 * size + 1];
  const begins: number[] = [];
  const ends: number[] = [];
  const lay = (from: number, to: number): void => {
    begins.push(from, to);
    ends.push(to, from);
  };
  for (let vertex = 0; vertex < size; vertex++) lay(entrance(vertex), exit(vertex));
  for (const [from, to] of edges) lay(exit(from), entrance(to));
  for (const vertex of sources) lay(source, entrance(vertex));
  for (const vertex of sinks) lay(exit(vertex), sink);
  return { size, source, sink, ...byNode(begins, 2 * size + 2), ends: Int32Array.from(ends) };
}

/** Sorts arcs by the node in which they begin. */
function byNode(begins: readonly number[], nodes: number): Pick<Wiring, 'starts' | 'arcs'> {
  const starts = new Int32Array(nodes + 1);
  for (const node of begins) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const next = starts.slice();
  const arcs = new Int32Array(begins.length);
  for (const [arc, node] of begins.entries()) {
    const place = next[node] ?? 0;
    arcs[place] = arc;
    next[node] = place + 1;
  }
  return { starts, arcs };
}

/** What can still flow over each arc before anything flows, by the capacity of each vertex. */
export function roomOf({ size, ends }: Wiring, capacity: Uint8Array): Uint8Array {
  const room = new Uint8Array(ends.length);
  for (let arc = 0; arc < room.length; arc += 2) room[arc] = arc < 2 * size ? (capacity[arc / 2] ?? 0) : endless;
  return room;
}
