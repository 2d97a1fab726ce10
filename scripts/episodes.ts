import type { LoadHandle } from '../loadtests/driver/index.ts';
import { findFault, runEpisode } from '../chaos/index.ts';
import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import { lanesOf } from '../plans/lanes.ts';
import { orderEpisodes } from '../plans/order.ts';
import { afterwards } from './afterwards.ts';
import { gateOf } from './gate.ts';
import { guarded, watchOf } from './guard.ts';
import type { ProveJob } from './job.ts';
import { answersWithin, endOfLoad, neededFor, samplesFile, startEpisodeLoad } from './load.ts';
import type { WatchedStack } from './raise.ts';
import { repeatsOf } from './repeat.ts';
import type { PlannedEpisode } from './repeat.ts';
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
 * Runs the plan's episodes one after the other, in the order that the seed draws, and then those again that the machine
 * disturbed; stops at an interruption or when something could not be restored.
 * @returns whether everything was restored
 */
export async function runEpisodes(setting: EpisodeSetting): Promise<boolean> {
  const { plan, seed, lane } = setting.job;
  const { firstEpisode, firstRepeat } = lane ?? lanesOf(plan)[0];
  const planned = orderEpisodes(plan, seed).map((experiment, index) => ({ episode: firstEpisode + index, experiment }));
  return (await playAll(setting, planned)) && repeatDisturbed(setting, firstRepeat, planned.length);
}

async function playAll(setting: EpisodeSetting, episodes: readonly PlannedEpisode[]): Promise<boolean> {
  for (const one of episodes) {
    if (setting.around.signal.aborted) return true;
    const restored = await oneEpisode(setting, one);
    await setting.around.onEpisode(one);
    if (!restored) return false;
  }
  return true;
}

/** How often an episode is repeated at most. */
const repeatsMost = 2;

/**
 * Plays once more what the machine was too busy to measure, whatever it showed: no episode more than twice, and no more in
 * all than were planned, so that a machine on which nothing can be measured costs no more than twice the time.
 */
async function repeatDisturbed(setting: EpisodeSetting, firstRepeat: number, planned: number): Promise<boolean> {
  const { around, job } = setting;
  let played = 0;
  for (let round = 0; round < repeatsMost && !around.signal.aborted; round++) {
    const disturbed = (await around.disturbed()).slice(0, planned - played);
    if (disturbed.length === 0) return true;
    around.say(`the machine was too busy to measure: ${doNotCount(disturbed.length)} repeated`);
    if (!(await playAll(setting, repeatsOf(disturbed, job.plan, firstRepeat + played)))) return false;
    played += disturbed.length;
  }
  return true;
}

const doNotCount = (episodes: number): string =>
  episodes === 1 ? '1 episode does not count, and is' : `${episodes} episodes do not count, and are`;

async function oneEpisode(setting: EpisodeSetting, { episode, experiment, repeats }: PlannedEpisode): Promise<boolean> {
  const { journal, clock, signal } = setting.around;
  const { target, fault } = experiment;
  const once = { type: 'episode-started', at: clock.now(), episode, target, fault } as const;
  journal.write({ ...once, ...(repeats !== undefined && { repeats }) });
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
