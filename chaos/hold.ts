import { supports } from '../model/evidence.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs, epochMs, later } from '../model/units.ts';
import type { Moment } from './contract.ts';
import { lookEveryMs, lookLimitMs, stillLeadFactor, stillLeadMs } from './limits.ts';
import { look } from './look.ts';
import type { Scene } from './scene.ts';
import { reached } from './scene.ts';

/** One look at the fault in force. */
export interface PlannedLook {
  /** What it is for. */
  readonly moment: Moment;
  /** When it begins. */
  readonly at: EpochMs;
  /** When it is given up. */
  readonly by: EpochMs;
}

/**
 * The looks of a hold: `holds` twice a second, `still` right before healing. None may last into the next, or into the
 * healing: a target that hangs whoever asks it must not be healed late because of our asking. The last look is the one
 * that counts most, so it gets a multiple of the time that the first one took.
 */
export function plannedLooks(injectedAt: EpochMs, holdMs: number, firstTookMs: number): readonly PlannedLook[] {
  const healAt = later(injectedAt, holdMs);
  const leadMs = Math.min(Math.max(stillLeadMs, firstTookMs * stillLeadFactor), lookLimitMs, holdMs / 2);
  const stillAt = later(healAt, -leadMs);
  const looks: PlannedLook[] = [];
  for (let at = later(injectedAt, lookEveryMs); at + stillLeadMs <= stillAt; at = later(at, lookEveryMs)) {
    looks.push({ moment: 'holds', at, by: epochMs(Math.min(at + lookEveryMs, stillAt)) });
  }
  return [...looks, { moment: 'still', at: stillAt, by: healAt }];
}

/**
 * Keeps the fault in force for the hold and watches that it stays so. Returns at once when it never took hold, as there
 * is nothing to learn, and when the run was asked to stop.
 */
export async function hold(scene: Scene, injectedAt: EpochMs): Promise<void> {
  const { clock } = scene;
  const { holdMs } = scene.windows;
  const healAt = later(injectedAt, holdMs);
  const lookedAt = clock.now();
  const first = await look(scene, 'bit', epochMs(Math.min(later(lookedAt, lookLimitMs), healAt)));
  if (!first || !supports(first)) return;
  for (const { moment, at, by } of plannedLooks(injectedAt, holdMs, elapsedMs(lookedAt, clock.now()))) {
    if (!(await reached(scene, at))) return;
    await look(scene, moment, by);
  }
  await reached(scene, healAt);
}
