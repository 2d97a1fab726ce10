import type { Evidence } from '../model/evidence.ts';
import { supports } from '../model/evidence.ts';
import { reasonOf } from '../model/failure.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs, later } from '../model/units.ts';
import type { Journal } from './journal.ts';
import { healLimitMs, lookLimitMs, returnEveryMs } from './limits.ts';
import type { Scene } from './scene.ts';
import { note } from './scene.ts';
import { toItsEnd, within } from './within.ts';

/** How a healing ended. */
export interface Healing {
  /** Whether the target was seen in full service again. */
  readonly restored: boolean;
  /** When healing was complete; when it was given up otherwise. */
  readonly at: EpochMs;
  /** Errors of the journal meanwhile. */
  readonly thrown: readonly unknown[];
}

/**
 * Heals the target and looks until it is back. Nothing stops it: neither the run's end, nor a journal that can no longer
 * be written. Never throws.
 */
export async function healTarget(scene: Scene): Promise<Healing> {
  const journal = patient(scene.journal);
  const healing = await healAndLook({ ...scene, journal });
  return { ...healing, thrown: journal.thrown };
}

async function healAndLook(scene: Scene): Promise<Omit<Healing, 'thrown'>> {
  note(scene, { type: 'healing-started' });
  // Healing is idempotent. The second try is written down as the failure of the first, never silent.
  if (!(await tryToHeal(scene)) && !(await tryToHeal(scene))) return { restored: false, at: scene.clock.now() };
  const at = note(scene, { type: 'fault-healed' });
  return { restored: await seenBack(scene, later(at, scene.windows.recoveryMs)), at };
}

async function tryToHeal(scene: Scene): Promise<boolean> {
  const { clock, fault, target } = scene;
  const limit = { what: `healing ${target.name}`, by: later(clock.now(), healLimitMs(scene)) };
  try {
    await toItsEnd(clock, limit, () => fault.heal(target));
    return true;
  } catch (thrown) {
    note(scene, { type: 'act-failed', act: 'heal', because: reasonOf(thrown) });
    return false;
  }
}

/** Looks until the target is seen in full service or the time is over; writes the last look only. */
async function seenBack(scene: Scene, by: EpochMs): Promise<boolean> {
  let last = await lookAtReturn(scene);
  while (!last.back && scene.clock.now() < by) {
    await scene.clock.until(epochMs(Math.min(later(scene.clock.now(), returnEveryMs), by)));
    last = await lookAtReturn(scene);
  }
  if (last.evidence) note(scene, { type: 'evidence-seen', moment: 'healed', evidence: last.evidence });
  else note(scene, { type: 'act-failed', act: 'observe', because: last.because });
  return last.back;
}

type Return = { readonly back: boolean; readonly evidence?: Evidence; readonly because: string };

async function lookAtReturn({ clock, fault, target }: Scene): Promise<Return> {
  const limit = { what: `looking at ${target.name}`, by: later(clock.now(), lookLimitMs) };
  try {
    const evidence = await within(clock, limit, () => fault.healed(target));
    return { back: supports(evidence), evidence, because: '' };
  } catch (thrown) {
    return { back: false, because: reasonOf(thrown) };
  }
}

/** A journal whose errors wait until they can do no harm. */
function patient(journal: Pick<Journal, 'write'>): Pick<Journal, 'write'> & { readonly thrown: readonly unknown[] } {
  const thrown: unknown[] = [];
  return {
    thrown,
    write: (event) => {
      try {
        journal.write(event);
      } catch (error) {
        thrown.push(error);
      }
    },
  };
}
