import type { Evidence } from '../model/evidence.ts';
import { reasonOf } from '../model/failure.ts';
import type { EpochMs } from '../model/units.ts';
import type { Moment } from './contract.ts';
import type { Scene } from './scene.ts';
import { note } from './scene.ts';
import { within } from './within.ts';

/**
 * Looks at the fault in force and writes what was seen, or that the look failed or was not over in time.
 * @returns what was seen; undefined when the look failed
 */
export async function look(scene: Scene, moment: Moment, by: EpochMs): Promise<Evidence | undefined> {
  const { clock, fault, target } = scene;
  try {
    const limit = { what: `looking at ${target.name}`, by };
    const evidence = await within(clock, limit, () => fault.bit(target, moment));
    note(scene, { type: 'evidence-seen', moment, evidence });
    return evidence;
  } catch (thrown) {
    note(scene, { type: 'act-failed', act: 'observe', because: reasonOf(thrown) });
    return undefined;
  }
}
