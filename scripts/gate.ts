import type { LoadHandle } from '../loadtests/driver/index.ts';
import type { StackSpec } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import { judgeSteady } from '../verdict/index.ts';
import type { ProveJob } from './job.ts';
import type { WatchedStack } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';

/** What a gate looks at. */
export interface GateSetting {
  /** The plan's windows and bars. */
  readonly job: ProveJob;
  /** Whose time it is. */
  readonly around: RunSurroundings;
  /** Whose state is asked. */
  readonly stack: WatchedStack;
  /** Whose answers are read. */
  readonly load: LoadHandle;
  /** Start of the load by k6's clock. */
  readonly loadStartedAt: EpochMs;
}

/** Between k6 writing a line and us reading it. */
const readingLagMs = 50;

/**
 * The steady-state gate: the components' own state, and the load's answers in the window that just passed.
 * Slots younger than the deadline are left out, since a good answer to them may still come.
 */
export function gateOf({ job, around, stack, load, loadStartedAt }: GateSetting) {
  const { windows, bars, load: traffic } = job.plan;
  const servers = serversOf(job.stack);
  const lengths = { before: windows.controlMs, after: windows.afterMs };
  return async (side: 'before' | 'after'): Promise<readonly string[]> => {
    const toMs = elapsedMs(loadStartedAt, around.clock.now()) - traffic.deadlineMs - readingLagMs;
    const [missing, samples] = await Promise.all([stack.steadyState(), load.soFar()]);
    const unsteady = judgeSteady({ samples, load: traffic, bars, fromMs: toMs - lengths[side], toMs, servers });
    return [...missing, ...unsteady];
  };
}

/** Hosts that answer requests themselves; in a steady state each is seen doing so. */
const serversOf = (stack: StackSpec): readonly string[] =>
  stack.components.filter((component) => component.role === 'web').map((component) => component.host);
