import type { ComponentSpec, StackSpec } from '../../../model/stack.ts';

/** A host as it is drawn: its place in percent of the width, and in pixels from the top. */
export interface Box {
  /** Name of the host. */
  readonly host: string;
  /** Its components, from the top as a request meets them. */
  readonly components: readonly ComponentSpec[];
  /** Left edge, in thousandths of the width. */
  readonly x: number;
  /** Width, in thousandths. */
  readonly width: number;
  /** Top edge, in pixels. */
  readonly y: number;
  /** Height, in pixels. */
  readonly height: number;
}

/** Order from left to right, as a request travels. */
const order: Readonly<Record<ComponentSpec['role'], number>> = {
  balancer: 1,
  guardian: 1,
  web: 2,
  app: 3,
  primary: 4,
  replica: 4,
  service: 5,
};

/** Height of a host's name, and of each component below it. */
export const headHeight = 28;
/** Height of a component's line. */
export const lineHeight = 22;
/** Room for a line at the foot of a box, such as "SPOF: write". */
export const footHeight = 20;
const gap = 26;

/** A host with its components and its rank in the way of a request. */
interface Placed {
  /** Name of the host. */
  readonly host: string;
  /** Its components. */
  readonly components: readonly ComponentSpec[];
  /** 0 for the client; else where a request first meets one of its components. */
  readonly rank: number;
  /** Height of its box, in pixels. */
  readonly height: number;
}

/** Hosts in columns from the client to the databases, with room for their notes at the foot. */
export function boxesOf(
  stack: StackSpec,
  notesOf: (host: string) => readonly string[],
): { readonly boxes: readonly Box[]; readonly height: number } {
  const placed = stack.hosts.map(({ name }) => placedOf(stack, name, notesOf(name).length));
  const columns = [...Map.groupBy(placed, ({ rank }) => rank).entries()].toSorted(([a], [b]) => a - b);
  const height = Math.max(...columns.map(([, hosts]) => heightOf(hosts)), 60);
  const step = 1000 / Math.max(columns.length, 1);
  return { boxes: columns.flatMap(([, hosts], column) => columnOf(hosts, height, column * step, step)), height };
}

function placedOf(stack: StackSpec, host: string, notes: number): Placed {
  const components = stack.components
    .filter((component) => component.host === host)
    .toSorted((a, b) => order[a.role] - order[b.role]);
  const rank = Math.min(...components.map(({ role }) => order[role]), host === stack.client ? 0 : 9);
  const lines = components.length * lineHeight + (components.length > 0 ? 4 : 0);
  return { host, components, rank, height: headHeight + lines + notes * footHeight };
}

const heightOf = (hosts: readonly Placed[]): number => hosts.reduce((sum, { height }) => sum + height + gap, -gap);

/** The boxes of a column, in the middle of the picture's height. */
function columnOf(hosts: readonly Placed[], whole: number, left: number, step: number): readonly Box[] {
  const top = (whole - heightOf(hosts)) / 2;
  return hosts.map(({ host, components, height }, index) => {
    const y = top + heightOf(hosts.slice(0, index)) + gap;
    return { host, components, height, x: left + step * 0.13, width: step * 0.74, y };
  });
}
