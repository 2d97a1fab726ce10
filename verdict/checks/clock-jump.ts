import type { Check } from '../check.ts';
import { formatDuration } from '../../model/units.ts';

/** Largest difference between wall clock and steady clock over an episode: half a bin of the series. */
const toleranceMs = 50;

/** Whether the wall clock was set while a load went on, by how far it then stood from the steady one. */
export const isClockSet = (driftMs: number): boolean => Math.abs(driftMs) > toleranceMs;

/** The machine's clock was set during the episode. Samples are stamped by it, events by a clock that never steps. */
export const clockJump: Check = {
  id: 'clock-jump',
  reason: 'clock-jumped',
  holds: 'The clocks agreed in every episode',
  breaks: 'The clock was set during an episode',
  why: 'Samples and events would be joined at the wrong moments.',
  needs: [],
  weight: 'void',
  ofRun: true,
  judge: ({ digest: { events } }) => {
    if (!events.loadEnded) return undefined;
    const driftMs = events.loadEnded.clockDriftMs;
    if (!isClockSet(driftMs)) return null;
    const way = driftMs > 0 ? 'forward' : 'back';
    return `the clock went ${way} by ${formatDuration(Math.abs(driftMs))} during the load, ${toleranceMs} ms are tolerated`;
  },
};
