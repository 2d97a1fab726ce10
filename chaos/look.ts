import type { Evidence } from '../model/evidence.ts';
import { reasonOf } from '../model/failure.ts';
import type { EpochMs } from '../model/units.ts';
import type { Moment } from './contract.ts';
import type { Scene } from './scene.ts';
import { note } from './scene.ts';
import { within } from './within.ts';
import { witnessFacts } from './witness.ts';

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

async function attempt(scene: Scene, moment: Moment, by: EpochMs): Promise<Evidence | string> {
  const { clock, fault, target } = scene;
  const witnesses = moment === 'still' ? witnessFacts(scene, by) : [];
  try {
    const seen = await within(clock, { what: `looking at ${target.name}`, by }, () => fault.bit(target, moment));
    return { facts: [...seen.facts, ...(await witnesses)] };
  } catch (thrown) {
    return reasonOf(thrown);
  }
}
