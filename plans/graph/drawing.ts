import { isDatabase } from '../../model/databases.ts';
import type { ComponentSpec, LinkSpec, OperationName, StackSpec } from '../../model/stack.ts';
import { isTravelled } from '../../model/travel.ts';
import { majorityOf } from './majority.ts';
import { neededFor } from './needs.ts';
import type { Seat } from './seats.ts';
import { seatsOf, taken } from './seats.ts';
import type { Graph } from './wiring.ts';

/** A stack as a graph, for one operation: its components by their number, then the hosts that may have an address. */
export interface Drawing {
  /** The components, whose numbers are their vertices. */
  readonly components: readonly ComponentSpec[];
  /** Where requests travel. */
  readonly graph: Graph;
  /** The vertices at which requests begin, for each place to which they go in turn. */
  readonly places: readonly (readonly number[])[];
  /** The vertices of each group of which one is needed. */
  readonly groups: readonly (readonly number[])[];
  /** Components that decide where an address is, or who may serve. */
  readonly movers: ReadonlySet<string>;
  /** Vertices that are closed because an address is elsewhere, or a majority gone, when some components are lost. */
  closed(isLost: (component: string) => boolean): readonly number[];
}

/** What those that are lost leave behind; by default nothing, as machines that die. */
export interface Leaving {
  /** Whether they leave their cluster in good order, one after the other: then the rest of it goes on without them. */
  readonly cluster?: boolean;
  /** Whether an address that nobody takes stays where it is, as on a machine of which only a process is lost. */
  readonly addresses?: boolean;
}

/** Draws what an operation needs. */
export function draw(stack: StackSpec, operation: OperationName, leaving: Leaving = {}): Drawing {
  const { components } = stack;
  const seats = seatsOf(stack);
  const numbers = new Map(components.map(({ name }, number) => [name, [number]] as const));
  const seatVertices = seats.map((_, place) => components.length + place);
  const at = (name: string): readonly number[] =>
    numbers.get(name) ?? seatVertices.filter((_, place) => seats[place]?.address === name);
  const travelled = stack.links.filter((link) => isTravelled(link, operation));
  const endOf = operation === 'write' ? writeEnds(stack) : ({ to }: LinkSpec): string => to;
  const edges = travelled.flatMap((link) => at(link.from).flatMap((a) => at(endOf(link)).map((b) => [a, b] as const)));
  const majority = majorityOf(stack);
  const arrivals = seats.flatMap(({ front }, place) =>
    front === undefined ? [] : at(front).map((vertex) => [components.length + place, vertex] as const),
  );
  return {
    components,
    graph: { size: components.length + seats.length, edges: [...edges, ...arrivals] },
    places: [stack.entry, ...(stack.furtherEntries ?? [])].map(at),
    groups: neededFor(stack, operation).map((group) => group.flatMap(({ name }) => at(name))),
    movers: new Set([...moversOf(seats), ...majority.voters]),
    closed: (isLost) => {
      const open = taken(seats, isLost, leaving.addresses);
      const powerless = leaving.cluster === true || majority.isKept(isLost) ? [] : [...majority.voters].flatMap(at);
      return [...seatVertices.filter((_, place) => !open.has(place)), ...powerless];
    },
  };
}

const moversOf = (seats: readonly Seat[]): ReadonlySet<string> =>
  new Set(
    seats.flatMap(({ front, keepers, isTracked }) => [
      ...keepers,
      ...(isTracked && front !== undefined ? [front] : []),
    ]),
  );

/** Where a link of writes leads: an application that is told an address for them sends them there, whoever has it. */
function writeEnds({ components }: StackSpec): (link: LinkSpec) => string {
  const byName = new Map(components.map((component) => [component.name, component]));
  return ({ from, to }) => {
    const [writer, end] = [byName.get(from)?.settings?.['writerAddress'] ?? '', byName.get(to)];
    return writer !== '' && end && isDatabase(end) ? String(writer) : to;
  };
}
