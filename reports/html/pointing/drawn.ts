import { scaleFor } from '../chart/requests.ts';
import { countsIn } from './outline.ts';
import { attributeOf, numberOf, within } from './page.ts';
import type { View } from './view.ts';

/** An operation of a timeline, read back from its strip. */
export interface Counted {
  /** Its name. */
  readonly name: string;
  /** By kind, one count a bin. */
  readonly counts: readonly (readonly number[])[];
}

/** Something that is told of the moments from one to another. */
interface Told {
  /** When. */
  readonly when: View;
  /** In words. */
  readonly words: string;
}

/** A timeline as it was drawn. */
export interface Drawn {
  /** Its whole axis. */
  readonly whole: View;
  /** Begin of the first bin. */
  readonly startMs: number;
  /** Width of a bin. */
  readonly binMs: number;
  /** How many bins there are. */
  readonly amount: number;
  /** Its operations, in the order of the strips. */
  readonly operations: readonly Counted[];
  /** Marks, and when the balancer did not use a server. */
  readonly told: readonly Told[];
}

/** Width of a unit of the drawing. */
export const unitMs = 100;

/** The words of the page's key for what becomes of a request, in the order in which it is stacked; before each is its look. */
export const kinds = (): readonly Element[] => within(document, '#key .wide text').slice(0, 5);

/** Places along the drawing at which strokes of a path begin, in its units. */
export const beginsOf = (svg: Element, selector: string, stroke: RegExp): readonly number[] =>
  [...attributeOf(svg.querySelector(selector), 'd').matchAll(stroke)].map(([, x]) => Number(x));

/** The moments of the marks, in the order of their words. */
export const markPlaces = (svg: Element): readonly number[] => beginsOf(svg, 'path.mark', /M([\d.]+)/g);

/** When a rectangle begins and ends. */
export const stretchOf = (rect: Element, { fromMs }: View): View => {
  const begin = fromMs + numberOf(rect, 'x') * unitMs;
  return { fromMs: begin, toMs: begin + numberOf(rect, 'width') * unitMs };
};

/** Reads a timeline back. */
export function readDrawn(svg: Element): Drawn {
  const [fromMs = 0, startMs = 0, binMs = 0, amount = 0, ...tops] = attributeOf(svg, 'data-bins')
    .split(',')
    .map(Number);
  const across = Number(attributeOf(svg.querySelector('svg'), 'viewBox').split(' ')[2]);
  const whole = { fromMs, toMs: fromMs + across * unitMs };
  const grid = { x: (startMs - fromMs) / unitMs, step: binMs / unitMs, amount };
  const labels = within(svg, '.name');
  const operations = tops.map((top, index): Counted => {
    const [ceiling = 0, floor = 0] = [0, 1].map((next) => numberOf(labels[index + next]?.parentElement, 'y'));
    const strip = within(svg, 'path').filter((path) => {
      const y = parseFloat(attributeOf(path, 'd').split(' ')[1] ?? '');
      return y > ceiling && y < floor;
    });
    const counts = kinds().map((word) => {
      const path = strip.find((each) => each.matches(`.${attributeOf(word.previousElementSibling, 'class')}`));
      const exact = attributeOf(path, 'data-d');
      return countsIn(exact || attributeOf(path, 'd'), grid, exact ? 1 : scaleFor(top));
    });
    return { name: /\w+(?=\)?$)/.exec(labels[index]?.textContent ?? '')?.[0] ?? '', counts };
  });
  return { whole, startMs, binMs, amount, operations, told: toldBy(svg, whole) };
}

function toldBy(svg: Element, whole: View): readonly Told[] {
  const places = markPlaces(svg);
  const marks = within(svg, '.mark tspan').map((mark, index): Told => {
    const atMs = whole.fromMs + (places[index] ?? 0) * unitMs;
    return { when: { fromMs: atMs, toMs: atMs }, words: mark.textContent };
  });
  const down = within(svg, 'rect.down').map((rect): Told => {
    const server = within(svg, 'text').find((text) => numberOf(text, 'y') === numberOf(rect, 'y') - 4);
    return { when: stretchOf(rect, whole), words: `${server?.textContent} ${rect.textContent}` };
  });
  return [...marks, ...down];
}
