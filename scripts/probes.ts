import type { ProbeStage } from '../chaos/index.ts';
import { findFault, findProbe, hardMaximumMs, playProbe } from '../chaos/index.ts';
import type { ProbePlan } from '../model/plan.ts';
import { later, ms } from '../model/units.ts';
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
  let stack: WatchedStack | undefined;
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
        await settled(job, around);
        if (around.signal.aborted) return;
      }
      const asBefore = await playProbe(stageOf(job, around, stack, index + 1, plan));
      await tellProbe(around, index + 1);
      if (!asBefore) await lower();
    }
  } finally {
    await lower();
  }
}

/** Waits until every application of a new stack knows its databases as they are now; less where the run is asked to stop. */
const settled = ({ stack }: ProveJob, { clock, signal }: RunSurroundings): Promise<void> =>
  clock.until(later(clock.now(), settleMs(stack)), signal).catch((thrown: unknown) => {
    if (!signal.aborted) throw thrown;
  });

function stageOf(
  job: ProveJob,
  { clock, journal, signal, say }: RunSurroundings,
  stack: WatchedStack,
  place: number,
  plan: ProbePlan,
): ProbeStage {
  const limitMs = hardMaximumMs(ms(findProbe(plan.probe).lastsMs * 2));
  const fault: ProbeStage['fault'] = (name, target) => {
    // Episodes count from 1: a number below 0 is that of a probe.
    const watch = { ...watchOf(job, -place, { fault: name, target }), limitMs };
    return guarded(findFault(name), stack.watchdog, watch, say);
  };
  return { place, plan, bars: job.plan.bars, spec: job.stack, stack: stack.probing, fault, clock, journal, signal };
}
