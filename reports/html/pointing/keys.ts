import { on } from './page.ts';
import type { Plot } from './plot.ts';
import { binAt, hide, show, tell, viewOf, zoom } from './plot.ts';
import { around, lengthOf } from './view.ts';

/** How far down the readout is when no pointer says where, in pixels: below the phases. */
const headPx = 26;

/** By how many bins a key moves. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

/** Arrow keys go from bin to bin, plus and minus zoom, 0 shows all, Escape takes the readout away. */
export function listenToKeys(plot: Plot): void {
  const { sensor } = plot;
  const here = (): number => plot.bin ?? binAt(plot, 0);
  on(sensor, ['focus'], () => sensor.matches(':focus-visible') && go(plot, here()));
  on(sensor, ['blur'], () => hide(plot));
  on(sensor, ['keydown'], (event) => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || !act(plot, key, here())) return;
    event.preventDefault();
  });
}

/** @returns whether the key is one of ours */
function act(plot: Plot, key: string, here: number): boolean {
  const step = steps[key];
  if (step !== undefined) go(plot, here + step);
  else if (key === '+' || key === '=') zoom(plot, 0.5);
  else if (key === '-') zoom(plot, 2);
  else if (key === '0') show(plot.group, null);
  else if (key === 'Escape') hide(plot);
  else return false;
  if (step === undefined && key !== 'Escape') go(plot, here);
  return true;
}

/** Tells of a bin, and brings it into sight. */
function go(plot: Plot, wanted: number): void {
  const { whole, startMs, binMs, amount } = plot.read();
  const bin = Math.min(Math.max(wanted, 0), amount - 1);
  const [view, atMs] = [viewOf(plot), startMs + (bin + 0.5) * binMs];
  if (atMs < view.fromMs || atMs > view.toMs) show(plot.group, around(whole, atMs, lengthOf(view), 0));
  tell(plot, bin, bin + 1, headPx);
}
