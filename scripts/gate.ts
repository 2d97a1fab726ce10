import type { JudgedWindow } from '../chaos/index.ts';
import type { LoadHandle } from '../loadtests/driver/index.ts';
import { operationNames, servingHosts } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs, formatDuration, later } from '../model/units.ts';
import { judgeSteady } from '../verdict/index.ts';
import type { ProveJob } from './job.ts';
import type { Act } from './load.ts';
import { answersWithin, episodeDuration, windowsMs } from './load.ts';
import type { WatchedStack } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';

/** What a gate looks at. */
export interface GateSetting {
  /** The plan's windows and bars. */
  readonly job: Pick<ProveJob, 'plan' | 'stack'>;
  /** Whose time it is. */
  readonly around: Pick<RunSurroundings, 'clock'>;
  /** Whose state is asked. */
  readonly stack: Pick<WatchedStack, 'steadyState'>;
  /** Whose answers are read. */
  readonly load: Pick<LoadHandle, 'soFar'>;
  /** What is done in the episode. */
  readonly experiment: Act;
  /** Start of the load, by the controller's clock. */
  readonly loadStartedAt: EpochMs;
}

/**
 * The steady-state gate: the components' own state at the end of the window asked for, and meanwhile the last answers to
 * exactly this window.
 */
export function gateOf({ job, around, stack, load, experiment, loadStartedAt }: GateSetting) {
  const { plan } = job;
  const durationMs = episodeDuration(job, experiment);
  const servers = Object.fromEntries(operationNames.map((name) => [name, servingHosts(job.stack, name)]));
  return async ({ from, to }: JudgedWindow): Promise<readonly string[]> => {
    const [fromMs, toMs] = [elapsedMs(loadStartedAt, from), elapsedMs(loadStartedAt, to)];
    const overMs = toMs - durationMs;
    const answered = around.clock.until(later(to, answersWithin(plan.load)));
    const [missing, samples] = await Promise.all([stack.steadyState(), answered.then(() => load.soFar())]);
    // Slots that nobody planned have no answer; that says nothing about the service.
    if (overMs > 0) return [...missing, outlived(overMs, toMs - windowsMs(plan), durationMs - windowsMs(plan))];
    return [...missing, ...judgeSteady({ samples, load: plan.load, bars: plan.bars, fromMs, toMs, servers })];
  };
}

function outlived(overMs: number, tookMs: number, plannedMs: number): string {
  const [over, took, planned] = [overMs, tookMs, plannedMs].map(formatDuration);
  return `the load ended ${over} before this phase did, so it cannot be judged: the acts took ${took}, ${planned} were planned`;
}
