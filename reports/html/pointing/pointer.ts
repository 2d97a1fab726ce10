import { on } from './page.ts';
import type { Plot } from './plot.ts';
import { binAt, hide, show, tell, viewOf } from './plot.ts';
import { around, lengthOf } from './view.ts';

/** Less than this is no drag but an unsteady hand, in pixels. */
const steadyPx = 4;

/** Pointing tells of a moment; dragging with a mouse tells of the time dragged over, and zooms to it when let go. */
export function listenToPointer(plot: Plot): void {
  const { sensor } = plot;
  let from: PointerEvent | null = null;
  const isDrag = (event: MouseEvent): boolean => from !== null && Math.abs(event.clientX - from.clientX) > steadyPx;
  on(sensor, ['pointermove'], (event) => tellOf(plot, event, from && isDrag(event) ? from : event));
  on(sensor, ['pointerdown'], (event) => {
    if (event.pointerType !== 'touch' && event.button === 0) {
      from = event;
      sensor.setPointerCapture(event.pointerId);
    }
    tellOf(plot, event, event);
  });
  on(sensor, ['pointerup'], (event) => {
    if (from && isDrag(event)) zoomTo(plot, from, event);
    from = null;
  });
  on(sensor, ['pointerleave'], (event) => event.pointerType !== 'touch' && hide(plot));
  on(sensor, ['pointercancel'], () => hide(plot));
  on(sensor, ['keydown'], ({ key }) => key === 'Escape' && (from = null));
}

/** The first bin between two places of the pointer, and the one behind the last. */
function binsBetween(plot: Plot, one: MouseEvent, other: MouseEvent): readonly [number, number] {
  const { left, width } = plot.sensor.getBoundingClientRect();
  const view = viewOf(plot);
  const [a = 0, b = 0] = [one, other].map(({ clientX }) =>
    binAt(plot, view.fromMs + ((clientX - left) / width) * lengthOf(view)),
  );
  return [Math.min(a, b), Math.max(a, b) + 1];
}

function tellOf(plot: Plot, event: PointerEvent, from: MouseEvent): void {
  // Beside the pointer; above a finger, which would cover it.
  const y = event.clientY - plot.sensor.getBoundingClientRect().top;
  tell(
    plot,
    ...binsBetween(plot, from, event),
    event.pointerType === 'touch' ? y - plot.box.offsetHeight - 40 : y + 12,
  );
}

function zoomTo(plot: Plot, from: MouseEvent, to: MouseEvent): void {
  const { whole, startMs, binMs } = plot.read();
  const [first, end] = binsBetween(plot, from, to);
  plot.bin = Math.floor((first + end) / 2);
  const middle = startMs + ((first + end) / 2) * binMs;
  show(plot.group, around(whole, middle, (end - first) * binMs, binMs * 5));
}
