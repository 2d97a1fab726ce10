import { reasonOf } from '../model/failure.ts';
import { epochMs, later } from '../model/units.ts';
import { gateLimitMs } from './limits.ts';
import type { JudgedWindow, Scene, Side } from './scene.ts';
import { note, reached } from './scene.ts';
import { within } from './within.ts';

/**
 * Waits for the end of a window, lets the gate judge whether it was steady, and writes it down. A gate that fails to judge
 * has not held: what cannot be seen is not steady.
 * @returns whether it held; false, and nothing written, when the run was asked to stop
 */
export async function judgeGate(scene: Scene, side: Side, window: JudgedWindow): Promise<boolean> {
  if (!(await reached(scene, window.to))) return false;
  const because = await missing(scene, side, window);
  if (scene.signal.aborted) return false;
  note(scene, { type: 'gate-judged', side, held: because.length === 0, because });
  return because.length === 0;
}

async function missing(scene: Scene, side: Side, window: JudgedWindow): Promise<readonly string[]> {
  const { clock, gate, signal, answersMs } = scene;
  const limit = {
    what: `the steady-state gate ${side} the fault`,
    by: later(epochMs(Math.max(clock.now(), window.stateBy)), answersMs + gateLimitMs),
    signal,
  };
  try {
    return await within(clock, limit, () => gate(window, side));
  } catch (thrown) {
    return [reasonOf(thrown)];
  }
}
