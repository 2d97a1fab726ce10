import type { ComponentSpec, StackSpec } from '../../../model/stack.ts';

/** A host as it is drawn: its place in percent of the width, and in pixels from the top. */
export interface Box {
  /** Name of the host. */
  readonly host: string;
  /** Its components, from the top. */
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
const order: Readonly<Record<ComponentSpec['role'], number>> = { balancer: 1, web: 2, app: 3, primary: 4, replica: 4 };

/** Height of a host's name, and of each component below it. */
export const headHeight = 28;
/** Height of a component's line. */
export const lineHeight = 22;
/** Room for the words "SPOF for …" at the foot of a box. */
export const footHeight = 22;
const gap = 26;

/** Hosts in columns from the client to the databases; a host stands where a request first meets it. */
export function boxesOf(stack: StackSpec): { readonly boxes: readonly Box[]; readonly height: number } {
  const placed = stack.hosts.map(({ name }) => {
    const components = stack.components.filter((component) => component.host === name);
    return {
      name,
      components,
      rank: Math.min(...components.map(({ role }) => order[role]), name === stack.client ? 0 : 9),
    };
  });
  const columns = [...Map.groupBy(placed, ({ rank }) => rank).entries()].toSorted(([a], [b]) => a - b);
  const heights = columns.map(([, hosts]) =>
    hosts.reduce((sum, { components }) => sum + boxHeight(components) + gap, -gap),
  );
  const height = Math.max(...heights, 60);
  const step = 1000 / Math.max(columns.length, 1);
  const boxes = columns.flatMap(([, hosts], column) => {
    let y = (height - (heights[column] ?? 0)) / 2;
    return hosts.map(({ name, components }): Box => {
      const box = {
        host: name,
        components,
        x: column * step + step * 0.13,
        width: step * 0.74,
        y,
        height: boxHeight(components),
      };
      y += box.height + gap;
      return box;
    });
  });
  return { boxes, height };
}

const boxHeight = (components: readonly ComponentSpec[]): number =>
  headHeight + components.length * lineHeight + (components.length > 0 ? footHeight : 0);
