import type { Fact } from '../model/evidence.ts';
import { reasonOf } from '../model/failure.ts';
import type { TargetHandle, Testimony } from '../model/handle.ts';
import type { FaultId } from '../model/plan.ts';
import { silences } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import { later } from '../model/units.ts';
import type { Scene } from './scene.ts';
import { within } from './within.ts';

/** Time kept back from a look so that witnesses who hang cannot take the look itself along. */
const keptBackMs = 50;

/**
 * What others say of the target, as facts that never decide: a balancer that does not notice is a finding about the
 * stack, not a fault that failed. Asked late in the hold, when the stack's own settings had the time to notice.
 */
export async function witnessFacts(scene: Scene, by: EpochMs): Promise<readonly Fact[]> {
  const { clock, target, fault } = scene;
  const limit = { what: `the witnesses of ${target.name}`, by: later(by, -keptBackMs) };
  try {
    return toFacts(await within(clock, limit, () => target.witness()), fault.id);
  } catch (thrown) {
    return [{ what: limit.what, seen: reasonOf(thrown), asWanted: false, witness: true }];
  }
}

/** As wanted is: noticed when nothing is left of the target, not noticed when nothing was done; in between either. */
function toFacts(testimonies: Awaited<ReturnType<TargetHandle['witness']>>, fault: FaultId): readonly Fact[] {
  const isWanted = ({ missesTarget }: Testimony): boolean => {
    if (silences(fault)) return missesTarget;
    return fault !== 'sham' || !missesTarget;
  };
  return testimonies.map((each) => ({ what: each.what, seen: each.seen, asWanted: isWanted(each), witness: true }));
}
