import type { LoadHandle } from '../loadtests/driver/index.ts';
import type { EpisodeOutcome } from '../chaos/index.ts';
import { findFault, runEpisode, slownessMs } from '../chaos/index.ts';
import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import { afterwards } from './afterwards.ts';
import { gateOf } from './gate.ts';
import { guarded, watchOf } from './guard.ts';
import type { ProveJob } from './job.ts';
import { answersWithin, endOfLoad, samplesFile, startEpisodeLoad } from './load.ts';
import type { WatchedStack } from './raise.ts';
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

/** How an episode left the stack; where its load never began, as it was. */
export type StackLeft = Pick<EpisodeOutcome, 'restored'> &
  Partial<Pick<EpisodeOutcome, 'steadyBefore' | 'steadyAfter'>>;

/** Plays one episode: its load, the fault and its healing, and what the databases hold in the end. */
export async function playEpisode(
  setting: EpisodeSetting,
  { episode, experiment, repeats }: PlannedEpisode,
): Promise<StackLeft> {
  const { journal, clock, signal } = setting.around;
  const { target, fault, spof } = experiment;
  await sendHome(setting);
  const once = { type: 'episode-started', at: clock.now(), episode, target, fault, spof } as const;
  journal.write({ ...once, ...(repeats !== undefined && { repeats }) });
  const slowness = slownessMs({ fault: { id: fault }, target: setting.stack.target(target) });
  const load = startEpisodeLoad({ ...setting, episode, slownessMs: slowness });
  let loadStartedAt: EpochMs | undefined;
  let outcome: EpisodeOutcome | undefined;
  const close = (): Promise<void> => {
    const neededUntil = outcome?.neededUntil ?? clock.now();
    const neededMs = elapsedMs(loadStartedAt ?? neededUntil, neededUntil);
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
  return outcome ?? { restored: true };
}

/** What an earlier fault has left elsewhere would decide what this one is worth. Where that fails the gate says what is missing. */
async function sendHome({ around, stack }: EpisodeSetting): Promise<void> {
  try {
    for (const address of await stack.bringHome()) around.say(`${address} was brought back to its preferred host`);
  } catch (thrown) {
    around.say(`an address could not be brought back: ${reasonOf(thrown)}`);
  }
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
