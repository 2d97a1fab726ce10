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
  const seen = await attempt(scene, moment, by);
  if (typeof seen === 'string') note(scene, { type: 'act-failed', act: 'observe', because: seen });
  else note(scene, { type: 'evidence-seen', moment, evidence: seen });
  return typeof seen === 'string' ? undefined : seen;
}

async function attempt({ clock, fault, target }: Scene, moment: Moment, by: EpochMs): Promise<Evidence | string> {
  try {
    return await within(clock, { what: `looking at ${target.name}`, by }, () => fault.bit(target, moment));
  } catch (thrown) {
    return reasonOf(thrown);
  }
}
