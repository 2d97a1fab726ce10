import type { ProbeStage } from '../chaos/index.ts';
import { failoverMs, findFault, hardMaximumMs, playProbe, probeLimitMs, steadied } from '../chaos/index.ts';
import { later } from '../model/units.ts';
import { settleMs } from '../stack/index.ts';
import { afterwards } from './afterwards.ts';
import { guarded, watchOf } from './guard.ts';
import type { ProveJob } from './job.ts';
import type { WatchedStack } from './raise.ts';
import { raise } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';
import { tellProbe } from './tell-probe.ts';

/**
 * Asks every question of the plan, in its order, of a stack that is raised for that alone: whatever a probe leaves behind,
 * rows or a changed order of the servers, is gone before the first episode. After a probe that changes the stack, or that
 * failed, the next one gets a new stack. Stops at an interruption.
 */
export async function runProbes(job: ProveJob, around: RunSurroundings): Promise<void> {
  let [stack, isSettled]: [WatchedStack | undefined, boolean] = [undefined, false];
  const unsettle = (): void => void (isSettled = false);
  const lower = async (): Promise<void> => {
    const raised = stack;
    stack = undefined;
    if (raised) await afterwards(around, 'lowering the stack of the probes', () => raised.down());
  };
  try {
    for (const [index, plan] of (job.plan.probes ?? []).entries()) {
      if (around.signal.aborted) return;
      if (!stack) {
        stack = await raise(job, around);
        unsettle();
      }
      if (!isSettled) await settled(job, around, stack);
      if (around.signal.aborted) return;
      isSettled = true;
      const asBefore = await playProbe(stageOf(job, around, stack, { place: index + 1, plan, onFault: unsettle }));
      await tellProbe(around, index + 1);
      if (!asBefore) await lower();
    }
  } finally {
    await lower();
  }
}

/** Longest time until a stack is steady after a fault; the probe that comes next says so if it is not. */
const steadyMs = 10_000;

/**
 * Waits until every application of a stack that is new, or suffered a fault, knows its databases as they are now: from the
 * moment on at which they are as they should be. Less where the run is asked to stop.
 */
async function settled(
  { stack: spec }: ProveJob,
  { clock, signal }: RunSurroundings,
  { probing: stack }: WatchedStack,
): Promise<void> {
  try {
    await steadied({ stack, clock, signal }, steadyMs);
    await clock.until(later(clock.now(), settleMs(spec)), signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}

/** A probe that is to be played. */
interface Next extends Pick<ProbeStage, 'place' | 'plan'> {
  /** Called before it injects a fault. */
  readonly onFault: () => void;
}

function stageOf(
  job: ProveJob,
  { clock, journal, signal, say }: RunSurroundings,
  stack: WatchedStack,
  { place, plan, onFault }: Next,
): ProbeStage {
  const limitMs = hardMaximumMs(probeLimitMs(plan, failoverMs({ bars: job.plan.bars, spec: job.stack })));
  const fault: ProbeStage['fault'] = (name, target) => {
    onFault();
    // Episodes count from 1: a number below 0 is that of a probe.
    const watch = { ...watchOf(job, -place, { fault: name, target }), limitMs };
    return guarded(findFault(name), stack.watchdog, watch, say);
  };
  return {
    place,
    plan,
    bars: job.plan.bars,
    spec: job.stack,
    stack: stack.probing,
    watch: (onChange) => stack.watchBalancers(onChange),
    fault,
    clock,
    journal,
    signal,
  };
}
