import { listenToKeys } from './keys.ts';
import type { Group, Plot } from './plot.ts';
import { draw, plotOf, show, zoom } from './plot.ts';
import { listenToPointer } from './pointer.ts';
import { element, on, within } from './page.ts';

/** The buttons below a timeline: what they show, what they are called, how many times as much they show (0: all). */
const buttons = [
  ['\u2212', 'Zoom out', 2],
  ['+', 'Zoom in', 0.5],
  ['all', 'Show all of the time', 0],
] as const;

function toolsOf(plot: Plot): HTMLElement {
  const made = buttons.map(([sign, name, times]) => {
    const button = element('button', { 'aria-label': name }, sign);
    on(button, ['click'], () => (times === 0 ? show(plot.group, null) : zoom(plot, times)));
    return button;
  });
  return element('div', { class: 'tools' }, plot.status, ...made);
}

const groups = new Map<Element | null, Group>();

for (const svg of within(document, 'svg[data-bins*=","]')) {
  const experiment = svg.closest('.experiment');
  const group: Group = groups.get(experiment) ?? { view: null, plots: [] };
  groups.set(experiment, group);
  const plot = plotOf(svg, group);
  group.plots.push(plot);
  plot.sensor.parentElement?.after(toolsOf(plot));
  listenToPointer(plot);
  listenToKeys(plot);
}

/** Paper always gets all of the time. */
function print(isPrinting: boolean): void {
  for (const { plots, view } of groups.values()) {
    if (view) for (const plot of plots) draw(plot, isPrinting ? null : view);
  }
}

addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
matchMedia('print').addEventListener('change', ({ matches }) => print(matches));
