import type { Evidence } from '../model/evidence.ts';
import { supports } from '../model/evidence.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import type { FaultSeen } from '../model/observation.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs, later } from '../model/units.ts';
import type { Fault } from './contract.ts';
import { healLimitMs, injectLimitMs, lookLimitMs, returnEveryMs } from './limits.ts';
import type { ProbeStage } from './probe-journal.ts';
import { noteProbe } from './probe-journal.ts';
import { undoOf } from './strike.ts';
import { toItsEnd, within } from './within.ts';

/** Longest time until a healed target is seen in full service. */
const returnMs = 10_000;

/** A stage that may be left behind by a probe that hangs. */
export interface LeavableStage extends ProbeStage {
  /** Aborts when it is: its stack is taken down, and the next one has its names. Absent where nobody leaves. */
  readonly left?: AbortSignal;
}

/**
 * Does something while a fault of a probe is in force. From the moment it is written down as intended, every way out leads
 * through the healing, unless it was left behind: what then has the name of its target is none of it.
 * @throws Failure `not-restored` when the target is not seen in full service again; else whatever the act threw
 */
export async function underFault(
  stage: LeavableStage,
  begunAt: EpochMs,
  { fault: name, target }: Pick<FaultSeen, 'fault' | 'target'>,
  act: () => Promise<void>,
): Promise<void> {
  stage.left?.throwIfAborted();
  const fault = stage.fault(name, target);
  const struck: Struck = { ...stage, begunAt, fault, handle: stage.stack.target(target) };
  noteProbe(stage, { type: 'probe-intended', fault: name, target, undo: undoOf(fault.undo, struck.handle) });
  try {
    const times = await inject(struck);
    tell(struck, 'bit', await look(struck, () => fault.bit(struck.handle, 'bit')), times);
    await act();
    tell(struck, 'still', await look(struck, () => fault.bit(struck.handle, 'still')));
  } finally {
    if (stage.left?.aborted !== true) await heal(struck);
  }
}

/** Injects it; whether that fails or takes too long, it has ended when this throws. @returns when it began, and took effect */
async function inject({ clock, fault, handle }: Struck): Promise<{ readonly beganAt: EpochMs; readonly at: EpochMs }> {
  const beganAt = clock.now();
  const limit = { what: `${fault.id} of ${handle.name}`, by: later(beganAt, injectLimitMs({ fault, target: handle })) };
  await toItsEnd(clock, limit, (over) => fault.inject(handle, over));
  return { beganAt, at: clock.now() };
}

/** A fault in force at its target. */
interface Struck extends Omit<LeavableStage, 'fault'> {
  readonly begunAt: EpochMs;
  readonly fault: Fault;
  readonly handle: ReturnType<ProbeStage['stack']['target']>;
}

function tell(
  { begunAt, fault, handle, ...stage }: Struck,
  moment: FaultSeen['moment'],
  evidence: Evidence,
  { beganAt, at = stage.clock.now() }: { readonly beganAt?: EpochMs; readonly at?: EpochMs } = {},
): void {
  stage.left?.throwIfAborted();
  const times = {
    ...(beganAt !== undefined && { begunMs: elapsedMs(begunAt, beganAt) }),
    atMs: elapsedMs(begunAt, at),
  };
  const observation = { kind: 'fault', fault: fault.id, target: handle.name, moment, ...times, evidence } as const;
  noteProbe(stage, { type: 'probe-saw', observation });
}

/** What is seen, or the error as the only fact: that is no support. */
async function look({ clock, handle }: Struck, at: () => Promise<Evidence>): Promise<Evidence> {
  const limit = { what: `looking at ${handle.name}`, by: later(clock.now(), lookLimitMs) };
  try {
    return await within(clock, limit, at);
  } catch (thrown) {
    return { facts: [{ what: limit.what, seen: reasonOf(thrown), asWanted: false }] };
  }
}

/** Heals, a second time when the first fails, and looks until the target is back. */
async function heal(struck: Struck): Promise<void> {
  const { clock, fault, handle, left } = struck;
  const once = async (): Promise<void> => {
    left?.throwIfAborted();
    const limit = { what: `healing ${handle.name}`, by: later(clock.now(), healLimitMs({ fault, target: handle })) };
    await toItsEnd(clock, limit, () => fault.heal(handle));
  };
  const beganAt = clock.now();
  await once().catch(once);
  const healedAt = clock.now();
  let evidence = await look(struck, () => fault.healed(handle));
  while (!supports(evidence) && clock.now() < later(healedAt, returnMs)) {
    await clock.until(later(clock.now(), returnEveryMs));
    evidence = await look(struck, () => fault.healed(handle));
  }
  tell(struck, 'healed', evidence, { beganAt, at: healedAt });
  if (supports(evidence)) return;
  const wrong = evidence.facts.filter(({ asWanted }) => !asWanted).map(({ what, seen }) => `${what} is ${seen}`);
  throw new Failure('not-restored', { what: `${handle.name} could not be restored`, why: wrong.join('; ') });
}
