import { Failure, reasonOf } from '../model/failure.ts';
import type { TargetHandle } from '../model/handle.ts';
import type { EpochMs } from '../model/units.ts';
import { later } from '../model/units.ts';
import type { Undo } from './contract.ts';
import { injectLimitMs } from './limits.ts';
import type { Scene } from './scene.ts';
import { note } from './scene.ts';
import { toItsEnd } from './within.ts';

/** Names what an undo is applied to. */
export function undoOf(undo: Undo, target: Pick<TargetHandle, 'name' | 'components'>): { verb: string; on: string[] } {
  const on = {
    components: target.components.map((component) => component.name),
    network: [target.name],
    nothing: [],
  }[undo.on];
  return { verb: undo.verb, on };
}

/** Writes what is about to be done and how to undo it, before it is done. */
export function intend(scene: Scene): void {
  const { fault, target } = scene;
  note(scene, { type: 'fault-intended', fault: fault.id, target: target.name, undo: undoOf(fault.undo, target) });
}

/**
 * Injects the fault. A request to stop the run does not cut it short: half an act under way would outlive its healing. For the
 * same reason one that takes too long is waited for even when it does not count any more.
 * @returns when it took full effect; undefined when it failed or hung, which is written down
 */
export async function strike(scene: Scene): Promise<EpochMs | undefined> {
  const { clock, fault, target } = scene;
  const begunAt = clock.now();
  const limit = { what: `${fault.id} of ${target.name}`, by: later(begunAt, injectLimitMs(scene)) };
  try {
    await toItsEnd(clock, limit, (over) => fault.inject(target, over));
  } catch (thrown) {
    note(scene, { type: 'act-failed', act: 'inject', because: sentence(thrown) });
    return undefined;
  }
  return note(scene, { type: 'fault-injected', begunAt });
}

/** The error in one line, with the reason that a failure of ours keeps apart. */
function sentence(thrown: unknown): string {
  return thrown instanceof Failure ? `${reasonOf(thrown)}: ${thrown.why}` : reasonOf(thrown);
}
