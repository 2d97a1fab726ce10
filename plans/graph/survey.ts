import type { Drawing } from './drawing.ts';
import type { Terrain } from './terrain.ts';
import type { Graph } from './wiring.ts';
import { wire } from './wiring.ts';

/** Parts that are lost as a whole: for each, its vertices. */
export type Parts = readonly (readonly number[])[];

/** The questions to a drawing, all of which must be answered with yes: one for each place of entry and group that is needed. */
export function terrainsOf(drawing: Drawing, parts: Parts): readonly Terrain[] {
  const { components, movers } = drawing;
  const isMover = (vertex: number): boolean => movers.has(components[vertex]?.name ?? '');
  const gates = [...parts.keys()].filter((part) => parts[part]?.some(isMover));
  const closedWithout = (lost: readonly number[]): readonly number[] => {
    const vertices = lost.flatMap((part) => parts[part] ?? []);
    const names = new Set(vertices.map((vertex) => components[vertex]?.name));
    return [...vertices, ...drawing.closed((name) => names.has(name))];
  };
  return drawing.places.flatMap((sources) => {
    const heads = headsOf(drawing.graph, sources, parts);
    const to = (sinks: readonly number[]): Terrain => ({
      wiring: wire(drawing.graph, sources, sinks),
      heads,
      gates,
      closedWithout,
    });
    return drawing.groups.map(to);
  });
}

/** The vertices of each part at which requests come in from elsewhere: what is behind them is lost with them. */
function headsOf(graph: Graph, sources: readonly number[], parts: Parts): Parts {
  const partOf = new Map(parts.flatMap((vertices, part) => vertices.map((vertex) => [vertex, part] as const)));
  const heads = new Set(sources);
  const isWithin = ([from, to]: readonly [number, number]): boolean =>
    partOf.has(from) && partOf.get(from) === partOf.get(to);
  for (const edge of reachedEdges(graph, sources)) if (!isWithin(edge)) heads.add(edge[1]);
  return parts.map((vertices) => vertices.filter((vertex) => heads.has(vertex)));
}

/** The edges that requests can come to. */
function reachedEdges({ size, edges }: Graph, sources: readonly number[]): readonly (readonly [number, number])[] {
  const next: (readonly [number, number])[][] = Array.from({ length: size }, () => []);
  for (const edge of edges) next[edge[0]]?.push(edge);
  const reached = new Set(sources);
  // A set grows while it is walked.
  const found: (readonly [number, number])[] = [];
  for (const vertex of reached) {
    for (const edge of next[vertex] ?? []) {
      found.push(edge);
      reached.add(edge[1]);
    }
  }
  return found;
}
