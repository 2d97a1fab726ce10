import { ticksOf } from '../chart/axis.ts';
import { roomFor } from '../chart/row.ts';
import { beginsOf, markPlaces, stretchOf, unitMs } from './drawn.ts';
import { attributeOf, give, numberOf, shape, within } from './page.ts';
import type { View } from './view.ts';
import { lengthOf, percentIn } from './view.ts';

/**
 * A part of a timeline. The drawing that stretches shows less of itself; words are set anew at their moments, as the page
 * does it. Everything is done to a copy, so that the whole comes back as it was.
 */
export function zoomed(svg: Element, whole: View, view: View): Element {
  const copy = svg.cloneNode(true) as Element;
  const units = (atMs: number): number => (atMs - whole.fromMs) / unitMs;
  const moments = (places: readonly number[]): readonly number[] =>
    places.map((place) => whole.fromMs + place * unitMs);
  const viewBox = [units(view.fromMs), 0, lengthOf(view) / unitMs, attributeOf(copy, 'height')].join(' ');
  within(copy, 'svg').forEach((shapes) => give(shapes, { viewBox }));
  setMarks(copy, view, moments(markPlaces(copy)));
  setPhases(copy, view, [...moments(beginsOf(copy, '.phase', /M([\d.]+) 0v/g)), whole.toMs], whole);
  setStates(copy, view, whole);
  setRuler(copy, view, units);
  return copy;
}

/** A word at a place, in percent; gone where that is outside. */
function put(word: Element, x: number, look: string): Element {
  if (x < 0 || x > 100) word.remove();
  return give(word, { x: `${x}%`, class: look });
}

/** The same where its stretch of time begins, or in the middle of it, as far as it is shown; gone where it has no room. */
function putIn(word: Element, view: View, stretch: View, middle: boolean, look: string): void {
  const [from, to] = [Math.max(percentIn(view, stretch.fromMs), 0), Math.min(percentIn(view, stretch.toMs), 100)];
  const room = roomFor(word.textContent, to - from);
  put(word, room === null ? -1 : middle ? (from + to) / 2 : from, look + (room ?? ''));
}

function setMarks(svg: Element, view: View, moments: readonly number[]): void {
  within(svg, '.mark tspan').forEach((word, index) => {
    const x = percentIn(view, moments[index] ?? NaN);
    const isLate = x > 100 - word.textContent.length * 2.2;
    give(put(word, x, isLate ? 'end' : ''), { dx: isLate ? -6 : 6 });
  });
}

function setPhases(svg: Element, view: View, borders: readonly number[], whole: View): void {
  const [band = svg] = within(svg, '.mid');
  for (const word of within(band, 'tspan')) {
    const atMs = whole.fromMs + (numberOf(word, 'x') / 100) * lengthOf(whole);
    const next = borders.findIndex((border) => border > atMs);
    putIn(word, view, { fromMs: borders[next - 1] ?? NaN, toMs: borders[next] ?? NaN }, true, '');
  }
}

/** The balancer's states: each word belongs to the rectangle around it that begins where it does. */
function setStates(svg: Element, view: View, whole: View): void {
  const rects = within(svg, 'rect.up,rect.down');
  for (const word of within(svg, 'text[x]')) {
    const own = rects.findLast((rect) => {
      const x = percentIn(whole, stretchOf(rect, whole).fromMs);
      return numberOf(rect, 'y') === numberOf(word, 'y') - 12 && Math.abs(x - numberOf(word, 'x')) < 0.06;
    });
    if (own) putIn(word, view, stretchOf(own, whole), false, own.matches('.down') ? 'lost ' : '');
  }
}

/** The axis: seconds from the injection, at round moments of the part. */
function setRuler(svg: Element, view: View, units: (atMs: number) => number): void {
  const ticks = ticksOf(view);
  for (const path of within(svg, 'path.tick')) {
    const [, foot = ''] = attributeOf(path, 'd').split(/[ M]/).slice(1);
    give(path, { d: ticks.map((atMs) => `M${units(atMs)} ${foot}`).join('') });
  }
  const words = ticks.map((atMs) => {
    const x = percentIn(view, atMs);
    return put(shape('tspan', {}, `${atMs / 1000} s`), x, x < 3 ? 'start' : x > 97 ? 'end' : '');
  });
  within(svg, '.mid')
    .at(-1)
    ?.replaceChildren(...words);
}
