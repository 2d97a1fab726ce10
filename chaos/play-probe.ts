import { reasonOf } from '../model/failure.ts';
import { targetsOf } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs, later, ms } from '../model/units.ts';
import { failoverMs } from './failover.ts';
import { findProbe, probeLimitMs } from './find-probe.ts';
import { gateLimitMs, healLimitMs, injectLimitMs } from './limits.ts';
import type { Probe, ProbeScene } from './probe-contract.ts';
import type { LeavableStage } from './probe-fault.ts';
import { underFault } from './probe-fault.ts';
import type { ProbeStage } from './probe-journal.ts';
import { noteProbe } from './probe-journal.ts';
import { viewed } from './probe-view.ts';
import { steadied } from './steadied.ts';
import { within } from './within.ts';

/**
 * Waits until the stack is steady, asks, and writes down what was seen. Throws for nothing but the journal.
 * @returns whether the stack is as it was; if not, it is to be raised anew before anything else is asked of it
 */
export async function playProbe(stage: ProbeStage): Promise<boolean> {
  const probe = findProbe(stage.plan.probe);
  noteProbe(stage, { type: 'probe-started', probe: probe.id });
  if (!(await isSteady(stage))) return false;
  const because = await gather(stage, probe);
  if (because !== undefined) noteProbe(stage, { type: 'probe-failed', act: 'gather', because });
  noteProbe(stage, { type: 'probe-ended' });
  return because === undefined && !probe.spoils;
}

/** Waits until the stack is steady; what is missing to the end is written down. */
async function isSteady(stage: ProbeStage): Promise<boolean> {
  const because = await steadied(stage, gateLimitMs);
  if (because.length > 0) noteProbe(stage, { type: 'probe-failed', act: 'steady', because: because.join('; ') });
  return because.length === 0;
}

/**
 * Lets the probe gather. One that takes too long is asked to end, and then waited for as long as healing may take. One that
 * has not ended then is left behind: whatever it still does must not befall the stack that is raised next, whose hosts have
 * the same names.
 * @returns why it failed; undefined when it did not
 */
async function gather(stage: ProbeStage, probe: Probe): Promise<string | undefined> {
  const { clock, signal } = stage;
  const [over, left] = [new AbortController(), new AbortController()];
  const begunAt = clock.now();
  const scene = sceneOf({ ...stage, left: left.signal }, begunAt, AbortSignal.any([signal, over.signal]));
  const gathering = viewed(stage, begunAt, () => probe.gather(scene));
  const limit = {
    what: `the probe ${probe.id}`,
    by: later(begunAt, probeLimitMs(stage.plan, failoverMs(stage))),
    signal,
  };
  try {
    await within(clock, limit, () => gathering);
    return undefined;
  } catch (thrown) {
    over.abort(thrown);
    const wind = { what: `${probe.id}, asked to end,`, by: later(clock.now(), windMs(stage)) };
    await within(clock, wind, () => gathering.catch(() => undefined)).catch((late: unknown) => left.abort(late));
    return reasonOf(thrown);
  }
}

/** How long whatever a probe may have begun takes to come to its end, at the slowest target of the stack. */
function windMs({ spec, stack }: ProbeStage): number {
  const slowest = targetsOf(spec).map((name) => {
    const act = { fault: { id: 'stop' }, target: stack.target(name) } as const;
    return injectLimitMs(act) + healLimitMs(act);
  });
  return Math.max(...slowest);
}

function sceneOf(stage: LeavableStage, begunAt: EpochMs, signal: AbortSignal): ProbeScene {
  const { plan, bars, spec, stack, clock, left } = stage;
  return {
    plan,
    bars,
    spec,
    stack,
    clock,
    signal,
    elapsedMs: () => ms(elapsedMs(begunAt, clock.now())),
    see: (observation) => {
      left?.throwIfAborted();
      noteProbe(stage, { type: 'probe-saw', observation });
    },
    under: (fault, target, act) => underFault(stage, begunAt, { fault, target }, act),
  };
}
