import type { JudgedWindow, Side } from '../chaos/index.ts';
import type { LoadHandle } from '../loadtests/driver/index.ts';
import { servingHosts } from '../model/answering.ts';
import type { Clock } from '../model/handle.ts';
import type { Sample } from '../model/sample.ts';
import { operationNames } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs, epochMs, formatDuration, later } from '../model/units.ts';
import { judgeSteady } from '../verdict/index.ts';
import type { ProveJob } from './job.ts';
import { answersWithin, loadDuration, windowsMs } from './load.ts';
import type { WatchedStack } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';

/** What a gate looks at. */
export interface GateSetting {
  /** The plan's windows and bars. */
  readonly job: Pick<ProveJob, 'plan' | 'stack'>;
  /** Whose time it is. */
  readonly around: Pick<RunSurroundings, 'clock' | 'signal'>;
  /** Whose state is asked. */
  readonly stack: Pick<WatchedStack, 'steadyState'>;
  /** Whose answers are read. */
  readonly load: Pick<LoadHandle, 'soFar' | 'hasAnswered'>;
  /** Start of the load, by the controller's clock. */
  readonly loadStartedAt: EpochMs;
  /** How much longer than elsewhere the load lasts, for acts that may take longer; absent means no longer. */
  readonly slownessMs?: number;
}

/**
 * The steady-state gate: the components' own state from the end of the window asked for on, until it is as it has to be or
 * time is up, and meanwhile the last answers to exactly this window: no longer than until all have come.
 */
export function gateOf({ job, around, stack, load, loadStartedAt, slownessMs }: GateSetting) {
  const { plan } = job;
  const durationMs = loadDuration(plan, slownessMs);
  const servers = Object.fromEntries(operationNames.map((name) => [name, servingHosts(job.stack, name)]));
  return async ({ from, to, stateBy }: JudgedWindow, side: Side): Promise<readonly string[]> => {
    const [fromMs, toMs] = [elapsedMs(loadStartedAt, from), elapsedMs(loadStartedAt, to)];
    const overMs = toMs - durationMs;
    const answers = { clock: around.clock, load, toMs, limit: later(to, answersWithin(plan.load)) };
    const [missing, samples] = await Promise.all([
      lacking(() => stack.steadyState(side === 'before' ? 'start' : undefined), around, stateBy),
      answersTo(answers),
    ]);
    // Slots that nobody planned have no answer; that says nothing about the service.
    if (overMs > 0) return [...missing, outlived(overMs, toMs - windowsMs(plan), durationMs - windowsMs(plan))];
    return [...missing, ...judgeSteady({ samples, load: plan.load, bars: plan.bars, fromMs, toMs, servers })];
  };
}

/** Between two looks at the components. */
const askEveryMs = 200;

async function lacking(
  steadyState: () => Promise<readonly string[]>,
  { clock, signal }: GateSetting['around'],
  by: EpochMs,
): Promise<readonly string[]> {
  let missing = await steadyState();
  while (missing.length > 0 && clock.now() < by && !signal.aborted) {
    await clock.until(epochMs(Math.min(by, later(clock.now(), askEveryMs))));
    missing = await steadyState();
  }
  return missing;
}

/** A window whose answers are waited for. */
interface Answers extends Pick<GateSetting, 'load'> {
  readonly clock: Clock;
  /** Its end, from the start of the load. */
  readonly toMs: number;
  /** When an answer can no longer be in time. */
  readonly limit: EpochMs;
}

/** Between two looks at what was reported. */
const lookEveryMs = 20;

async function answersTo({ clock, load, toMs, limit }: Answers): Promise<readonly Sample[]> {
  while (clock.now() < limit && !(await load.hasAnswered(toMs))) {
    await clock.until(epochMs(Math.min(limit, later(clock.now(), lookEveryMs))));
  }
  return load.soFar();
}

function outlived(overMs: number, tookMs: number, plannedMs: number): string {
  const [over, took, planned] = [overMs, tookMs, plannedMs].map(formatDuration);
  return `the load ended ${over} before this phase did, so it cannot be judged: the acts took ${took}, ${planned} were planned`;
}
