import { clusterPorts, isMember, membersOf } from './cluster.ts';
import type { ComponentSpec, StackSpec } from './stack.ts';
import { entriesOf } from './stack.ts';

/** A port of a host that somebody has to reach, by the stack's own drawing. */
export interface Door {
  /** Host it is on. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** Hosts from which it is called, its own among them where that is so; `everybody` for the places that users go to. */
  readonly from: readonly string[] | 'everybody';
}

/** Every door of a stack, each once: of the entries, and of every link. Whatever else is open is open for nobody. */
export function doorsOf(stack: StackSpec): readonly Door[] {
  const open = entriesOf(stack).map(({ host, port }): Door => ({ host, port, from: 'everybody' }));
  const doors = [...open, ...linkDoors(stack), ...clusterDoors(stack)].filter(({ port }) => port > 0);
  const same = Map.groupBy(doors, ({ host, port }) => `${host}:${port}`);
  return [...same.values()].flatMap(([first, ...others]) => (first ? merged(first, others) : []));
}

function merged({ host, port, from }: Door, others: readonly Door[]): Door {
  const callers = [from, ...others.map((other) => other.from)];
  if (callers.includes('everybody')) return { host, port, from: 'everybody' };
  return { host, port, from: [...new Set(callers.flat())] };
}

/** Members of a cluster speak with each other at ports of their own, whatever links are drawn between them. */
function linkDoors({ components, links }: StackSpec): readonly Door[] {
  const named = (name: string) => components.filter((component) => component.name === name);
  return links.flatMap((link) =>
    named(link.from).flatMap((from) =>
      named(link.to)
        .filter((to) => !isMember(from) || !isMember(to))
        .map((to) => ({ host: to.host, port: doorPort(from, to), from: [from.host] })),
    ),
  );
}

function clusterDoors(stack: StackSpec): readonly Door[] {
  const hosts = membersOf(stack).map(({ host }) => host);
  return hosts.flatMap((host) =>
    clusterPorts.map((port) => ({ host, port, from: hosts.filter((other) => other !== host) })),
  );
}

/** The port that a link leads to: that of the component, but who gathers metrics goes to where these are told. */
export const doorPort = (from: ComponentSpec, { port, settings }: ComponentSpec): number =>
  from.kind === 'prometheus' && typeof settings?.['metricsPort'] === 'number' ? settings['metricsPort'] : port;
