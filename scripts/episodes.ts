import type { LoadHandle } from '../loadtests/driver/index.ts';
import type { EpisodeOutcome } from '../chaos/index.ts';
import { findFault, runEpisode, slownessMs } from '../chaos/index.ts';
import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import { lanesOf, repeatsEach } from '../plans/lanes.ts';
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

/** How often one and the same episode is repeated at most: a machine that is busy for minutes may be so again. */
const repeatsMost = 3;

/**
 * Runs the plan's episodes one after the other, in the order that the seed draws, and then those again that the machine
 * disturbed: none more than three times, and no more in all than twice those that were planned. So a machine on which nothing
 * can be measured costs no more than three times the time, or, where lanes wait for one another, that much for each of them.
 * Stops at an interruption or when something could not be restored.
 * @returns whether everything was restored
 */
export async function runEpisodes(setting: EpisodeSetting): Promise<boolean> {
  const { plan, seed, lane } = setting.job;
  const { firstEpisode, firstRepeat } = lane ?? lanesOf(plan)[0];
  const planned = orderEpisodes(plan, seed).map((experiment, index) => ({ episode: firstEpisode + index, experiment }));
  let played = await playAll(setting, planned);
  let repeated = 0;
  for (let round = 0; round < repeatsMost && played.restored && !setting.around.signal.aborted; round++) {
    const room = repeatsEach * planned.length - repeated;
    const again = repeatsOf(played.disturbed.slice(0, room), firstRepeat + repeated);
    if (again.length === 0) break;
    setting.around.say(`the machine was too busy to measure: ${doNotCount(again.length)} repeated`);
    played = await playAgain(setting, again);
    repeated += again.length;
  }
  return played.restored;
}

/**
 * Plays episodes again: those of the control arm at once, as what is held against them was measured beside other lanes, too; and
 * the others when no other lane measures any longer. The other way round a crowd could pass for a fault.
 */
async function playAgain(setting: EpisodeSetting, again: readonly PlannedEpisode[]): Promise<Played> {
  const shams = again.filter(({ experiment }) => experiment.fault === 'sham');
  const acts = again.filter((one) => !shams.includes(one));
  const first = await playAll(setting, shams);
  if (acts.length === 0 || !first.restored) return first;
  await setting.around.neighbours.alone();
  const { restored, disturbed } = await playAll(setting, acts);
  return { restored, disturbed: [...first.disturbed, ...disturbed] };
}

const doNotCount = (episodes: number): string =>
  episodes === 1 ? '1 episode does not count, and is' : `${episodes} episodes do not count, and are`;

/** What became of episodes that were played one after the other. */
interface Played {
  /** Whether everything was restored. */
  readonly restored: boolean;
  /** Those in which the machine was too busy to measure. */
  readonly disturbed: readonly PlannedEpisode[];
}

async function playAll(setting: EpisodeSetting, episodes: readonly PlannedEpisode[]): Promise<Played> {
  const disturbed: PlannedEpisode[] = [];
  for (const one of episodes) {
    if (setting.around.signal.aborted) break;
    const restored = await oneEpisode(setting, one);
    if (await setting.around.onEpisode(one)) disturbed.push(one);
    if (!restored) return { restored, disturbed };
  }
  return { restored: true, disturbed };
}

async function oneEpisode(setting: EpisodeSetting, { episode, experiment, repeats }: PlannedEpisode): Promise<boolean> {
  const { journal, clock, signal } = setting.around;
  const { target, fault } = experiment;
  const once = { type: 'episode-started', at: clock.now(), episode, target, fault } as const;
  journal.write({ ...once, ...(repeats !== undefined && { repeats }) });
  const slowness = slownessMs({ fault: { id: fault }, target: setting.stack.target(target) });
  const load = startEpisodeLoad({ ...setting, episode, slownessMs: slowness });
  let loadStartedAt: EpochMs | undefined;
  let outcome: EpisodeOutcome | undefined;
  const close = (): Promise<void> => {
    const neededUntil = outcome?.neededUntil ?? clock.now();
    const neededMs = neededFor(setting.job.plan, elapsedMs(loadStartedAt ?? neededUntil, neededUntil));
    return closeEpisode(setting, { episode, load, neededMs, slownessMs: slowness });
  };
  try {
    loadStartedAt = await beginOf(load, setting, episode);
    if (loadStartedAt !== undefined)
      outcome = await act(setting, { episode, experiment, load, loadStartedAt, slownessMs: slowness });
  } finally {
    if (signal.aborted) await load.stop();
    const isSafe = loadStartedAt === undefined || outcome?.restored === true;
    await (isSafe ? close() : afterwards(setting.around, `closing episode ${episode}`, close));
  }
  return outcome?.restored ?? true;
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
  readonly slownessMs: number;
}

function act({ job, around, stack }: EpisodeSetting, started: Started): Promise<EpisodeOutcome> {
  const { episode, experiment, loadStartedAt } = started;
  return runEpisode({
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
}

/** An episode whose load is to end. */
interface Closing {
  readonly episode: number;
  readonly load: LoadHandle;
  /** Until when its load was needed, from the start of the load. */
  readonly neededMs: number;
  /** How much longer than elsewhere it lasts if nobody ends it. */
  readonly slownessMs: number;
}

async function closeEpisode(
  setting: EpisodeSetting,
  { episode, load, neededMs, slownessMs: slowness }: Closing,
): Promise<void> {
  const { journal, clock } = setting.around;
  await load.finish(neededMs);
  const result = await endOfLoad(load, setting.job.plan, clock, slowness);
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
