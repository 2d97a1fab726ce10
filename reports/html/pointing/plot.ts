import { span } from '../../words/number.ts';
import type { Drawn } from './drawn.ts';
import { readDrawn } from './drawn.ts';
import { attributeOf, element, give } from './page.ts';
import { readingOf, sentenceOf, tableOf } from './readout.ts';
import type { View } from './view.ts';
import { around, lengthOf, percentIn } from './view.ts';
import { zoomed } from './zoomed.ts';

/** The timelines of one experiment: what is shown of the time is the same for all of them. */
export interface Group {
  /** What is shown; null for all of it. */
  view: View | null;
  /** The timelines. */
  readonly plots: Plot[];
}

/** A timeline that can be pointed at. */
export interface Plot {
  /** The experiment's timelines. */
  readonly group: Group;
  /** As the page has it. */
  readonly svg: Element;
  /** Lies over it, takes the pointer and the focus, and says the moment as its value. */
  readonly sensor: HTMLElement;
  /** Lies over the bins that are told of. */
  readonly cross: HTMLElement;
  /** Tells of them. */
  readonly box: HTMLElement;
  /** Says what part of the time is shown. */
  readonly status: HTMLElement;
  /** Reads the timeline back. */
  read(): Drawn;
  /** The bin last told of. */
  bin: number | null;
}

/** Puts what takes the pointer over a timeline. */
export function plotOf(svg: Element, group: Group): Plot {
  let drawn: Drawn | undefined;
  const plot: Plot = {
    group,
    svg,
    sensor: element('div', {
      class: 'sensor',
      role: 'slider',
      tabindex: 0,
      'aria-label': `${svg.querySelector('title')?.textContent}, moment by moment`,
      'aria-valuemin': 0,
      'aria-valuemax': Number(attributeOf(svg, 'data-bins').split(',')[3]) - 1,
      'aria-valuenow': 0,
      'aria-valuetext': 'arrow keys choose a moment, plus and minus zoom',
    }),
    cross: element('div', { class: 'cross' }),
    box: element('div', { class: 'readout', 'aria-hidden': 'true' }),
    status: element('span', { role: 'status' }),
    bin: null,
    read: () => (drawn ??= readDrawn(svg)),
  };
  const frame = element('div', { class: 'plot' });
  svg.before(frame);
  frame.append(svg, plot.sensor, plot.cross, plot.box);
  hide(plot);
  return plot;
}

/** What is shown of it. */
export const viewOf = (plot: Plot): View => plot.group.view ?? plot.read().whole;

/** The bin that holds a moment. */
export function binAt(plot: Plot, atMs: number): number {
  const { startMs, binMs, amount } = plot.read();
  return Math.min(Math.max(Math.floor((atMs - startMs) / binMs), 0), amount - 1);
}

/** Tells nothing any more. */
export function hide({ cross, box }: Plot): void {
  cross.hidden = box.hidden = true;
}

/**
 * Tells of bins, from one up to another, beside them.
 * @param y how far down, in pixels
 */
export function tell(plot: Plot, first: number, end: number, y: number): void {
  const { sensor, cross, box } = plot;
  const { startMs, binMs } = plot.read();
  const reading = readingOf(plot.read(), first, end);
  const [from, to] = [first, end].map((bin) => clamp(percentIn(viewOf(plot), startMs + bin * binMs), 0, 100));
  cross.hidden = box.hidden = false;
  cross.style.left = `${from}%`;
  cross.style.width = `${(to ?? 0) - (from ?? 0)}%`;
  plot.bin = first;
  give(sensor, { 'aria-valuenow': first, 'aria-valuetext': sentenceOf(reading) });
  box.replaceChildren(...tableOf(reading));
  const edge = cross.offsetLeft + cross.offsetWidth + 12;
  const room = sensor.clientWidth - box.offsetWidth;
  box.style.left = `${clamp(edge > room ? cross.offsetLeft - box.offsetWidth - 12 : edge, 0, room)}px`;
  box.style.top = `${Math.max(y, 8 - sensor.getBoundingClientRect().top)}px`;
}

const clamp = (value: number, low: number, high: number): number => Math.max(Math.min(value, high), low);

/** Shows a part of the time in all timelines of the experiment; all of it for null. */
export function show(group: Group, view: View | null): void {
  group.view = view;
  for (const plot of group.plots) {
    draw(plot, view);
    hide(plot);
    plot.status.textContent = view && `${span(view.fromMs, view.toMs)} s`;
  }
}

/** Draws a part of the time; paper always gets all of it. */
export function draw(plot: Plot, view: View | null): void {
  plot.sensor.previousElementSibling?.replaceWith(view ? zoomed(plot.svg, plot.read().whole, view) : plot.svg);
}

/** Shows so many times as much, around the moment last told of as long as that is in sight. */
export function zoom(plot: Plot, times: number): void {
  const { whole, startMs, binMs } = plot.read();
  const view = viewOf(plot);
  const atMs = startMs + ((plot.bin ?? -1) + 0.5) * binMs;
  const isSeen = atMs > view.fromMs && atMs < view.toMs;
  const middle = isSeen ? atMs : (view.fromMs + view.toMs) / 2;
  show(plot.group, around(whole, middle, lengthOf(view) * times, binMs * 5));
}
