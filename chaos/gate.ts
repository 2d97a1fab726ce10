import { reasonOf } from '../model/failure.ts';
import { later } from '../model/units.ts';
import { gateLimitMs } from './limits.ts';
import type { Scene } from './scene.ts';
import { note } from './scene.ts';
import { within } from './within.ts';

/**
 * Judges the steady state and writes it down. A gate that fails to judge has not held: what cannot be seen is not steady.
 * @returns whether it held; false, and nothing written, when the run was asked to stop
 */
export async function judgeGate(scene: Scene, side: 'before' | 'after'): Promise<boolean> {
  const because = await missing(scene, side);
  if (scene.signal.aborted) return false;
  note(scene, { type: 'gate-judged', side, held: because.length === 0, because });
  return because.length === 0;
}

async function missing(scene: Scene, side: 'before' | 'after'): Promise<readonly string[]> {
  const { clock, gate, signal } = scene;
  const limit = { what: `the steady-state gate ${side} the fault`, by: later(clock.now(), gateLimitMs), signal };
  try {
    return await within(clock, limit, () => gate(side));
  } catch (thrown) {
    return [reasonOf(thrown)];
  }
}
