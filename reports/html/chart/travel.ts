import type { LinkSpec, OperationName, StackSpec } from '../../../model/stack.ts';
import { entriesOf, operationNames } from '../../../model/stack.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { Box } from './columns.ts';
import { headHeight, lineHeight } from './columns.ts';

/** The lines on which operations travel from box to box. Links inside a host are the order of its lines. */
export function travel(stack: StackSpec, boxes: readonly Box[]): readonly Html[] {
  const links: readonly LinkSpec[] = [
    ...entriesOf(stack).map(({ name }) => ({ from: stack.client, to: name })),
    ...stack.links,
  ];
  return links.flatMap((link) => {
    const [from, to] = [boxOf(boxes, link.from), boxOf(boxes, link.to)];
    if (!from || !to || from === to) return [];
    const operations = link.operations ?? operationNames;
    if (operations.length === 0) return [line('behind', curve(from, to, link, 0))];
    return operations.map((name) => line(name, curve(from, to, link, operationNames.indexOf(name) * 5 - 5)));
  });
}

const line = (look: OperationName | 'behind', path: string): Html => html`<path class="travel ${look}" d="${path}" />`;

const boxOf = (boxes: readonly Box[], name: string): Box | undefined =>
  boxes.find(({ host, components }) => host === name || components.some((component) => component.name === name));

/** From the right edge of one box to the left edge of the next; within a column round the right side. */
function curve(from: Box, to: Box, link: LinkSpec, shift: number): string {
  const [y1, y2] = [heightAt(from, link.from) + shift, heightAt(to, link.to) + shift];
  const x1 = Math.round(from.x + from.width);
  if (to.x <= from.x) {
    const [right, bulge] = [Math.round(to.x + to.width), x1 + 30];
    return `M${x1} ${y1}C${bulge} ${y1} ${bulge} ${y2} ${right} ${y2}`;
  }
  const [x2, middle] = [Math.round(to.x), Math.round((x1 + to.x) / 2)];
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** The middle of a component's line; of the box for a host without components. */
function heightAt({ components, y, height }: Box, name: string): number {
  const index = components.findIndex((component) => component.name === name);
  return Math.round(index < 0 ? y + height / 2 : y + headHeight + (index + 0.5) * lineHeight);
}
