import type { LoadHandle } from '../loadtests/driver/index.ts';
import { findFault, runEpisode } from '../chaos/index.ts';
import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import { orderEpisodes } from '../plans/order.ts';
import { afterwards } from './afterwards.ts';
import { gateOf } from './gate.ts';
import { guarded, watchOf } from './guard.ts';
import type { ProveJob } from './job.ts';
import { answersWithin, endOfLoad, neededFor, samplesFile, startEpisodeLoad } from './load.ts';
import type { WatchedStack } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';

/** What every episode of a run shares. */
export interface EpisodeSetting {
  /** The plan. */
  readonly job: ProveJob;
  /** Where everything goes. */
  readonly around: RunSurroundings;
  /** The bundled load script. */
  readonly script: string;
  /** What is under test. */
  readonly stack: WatchedStack;
}

/**
 * Runs the plan's episodes one after the other, in the order that the seed draws; stops at an interruption or when
 * something could not be restored.
 * @returns whether everything was restored
 */
export async function runEpisodes(setting: EpisodeSetting): Promise<boolean> {
  const { plan, seed } = setting.job;
  const first = firstEpisodeOf(setting.job);
  for (const [index, experiment] of orderEpisodes(plan, seed).entries()) {
    if (setting.around.signal.aborted) return true;
    const restored = await oneEpisode(setting, first + index, experiment);
    await setting.around.onEpisode(first + index);
    if (!restored) return false;
  }
  return true;
}

/** Number of a job's first episode: the lanes of a run share one row of numbers. */
export const firstEpisodeOf = ({ lane }: Pick<ProveJob, 'lane'>): number => lane?.firstEpisode ?? 1;

async function oneEpisode(setting: EpisodeSetting, episode: number, experiment: ExperimentPlan): Promise<boolean> {
  const { journal, clock, signal } = setting.around;
  const { target, fault } = experiment;
  journal.write({ type: 'episode-started', at: clock.now(), episode, target, fault });
  const load = startEpisodeLoad({ ...setting, episode });
  const close = (): Promise<void> => closeEpisode(setting, episode, load);
  let restored = false;
  try {
    const loadStartedAt = await beginOf(load, setting, episode);
    restored = loadStartedAt === undefined || (await act(setting, { episode, experiment, load, loadStartedAt }));
  } finally {
    if (signal.aborted) await load.stop();
    await (restored ? close() : afterwards(setting.around, `closing episode ${episode}`, close));
  }
  return restored;
}

/** When the load began; undefined when it never did, which is written down and leaves the episode without a fault. */
async function beginOf(load: LoadHandle, { around }: EpisodeSetting, episode: number): Promise<EpochMs | undefined> {
  try {
    return await load.startedAt;
  } catch (thrown) {
    around.journal.write({
      type: 'act-failed',
      at: around.clock.now(),
      episode,
      act: 'load',
      because: reasonOf(thrown),
    });
    return undefined;
  }
}

/** An episode with its load under way. */
interface Started {
  readonly episode: number;
  readonly experiment: ExperimentPlan;
  readonly load: LoadHandle;
  readonly loadStartedAt: EpochMs;
}

/**
 * Plays the episode, and then ends its load, which nobody needs any longer.
 * @returns whether the target was restored
 */
async function act({ job, around, stack }: EpisodeSetting, started: Started): Promise<boolean> {
  const { episode, experiment, load, loadStartedAt } = started;
  const { restored, neededUntil } = await runEpisode({
    episode,
    loadStartedAt,
    windows: job.plan.windows,
    fault: guarded(findFault(experiment.fault), stack.watchdog, watchOf(job, episode, experiment), around.say),
    target: stack.target(experiment.target),
    clock: around.clock,
    journal: around.journal,
    gate: gateOf({ job, around, stack, ...started }),
    answersMs: answersWithin(job.plan.load),
    signal: around.signal,
  });
  if (!around.signal.aborted) await load.finish(neededFor(job.plan, elapsedMs(loadStartedAt, neededUntil)));
  return restored;
}

async function closeEpisode(setting: EpisodeSetting, episode: number, load: LoadHandle): Promise<void> {
  const { journal, clock } = setting.around;
  const result = await endOfLoad(load, setting.job.plan, clock);
  journal.write({ type: 'load-ended', at: clock.now(), episode, ...result, samplesFile: samplesFile(episode) });
  try {
    for (const held of await setting.stack.ledger(episode)) {
      journal.write({ type: 'ledger-read', at: clock.now(), episode, ...held });
    }
  } catch (thrown) {
    journal.write({ type: 'act-failed', at: clock.now(), episode, act: 'ledger', because: reasonOf(thrown) });
  }
  journal.write({ type: 'episode-ended', at: clock.now(), episode });
}
