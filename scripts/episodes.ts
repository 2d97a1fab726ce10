import type { LoadHandle } from '../loadtests/driver/index.ts';
import { findFault, runEpisode } from '../chaos/index.ts';
import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import { gateOf } from './gate.ts';
import type { ProveJob } from './job.ts';
import { samplesFile, startEpisodeLoad } from './load.ts';
import type { WatchedStack } from './raise.ts';
import type { RunSurroundings } from './run.ts';

/** What every episode of a run shares. */
export interface EpisodeSetting {
  readonly job: ProveJob;
  readonly around: RunSurroundings;
  /** The bundled load script. */
  readonly script: string;
  readonly stack: WatchedStack;
}

/**
 * Runs the plan's experiments one after the other; stops at an interruption or when something could not be restored.
 * @returns whether everything was restored
 */
export async function runEpisodes(setting: EpisodeSetting): Promise<boolean> {
  const { plan } = setting.job;
  for (const [index, experiment] of plan.experiments.entries()) {
    if (setting.around.signal.aborted) return true;
    const restored = await oneEpisode(setting, index + 1, experiment);
    await setting.around.onEpisode(index + 1);
    if (!restored) return false;
  }
  return true;
}

async function oneEpisode(setting: EpisodeSetting, episode: number, experiment: ExperimentPlan): Promise<boolean> {
  const { journal, clock } = setting.around;
  const { target, fault } = experiment;
  journal.write({ type: 'episode-started', at: clock.now(), episode, target, fault });
  const load = startEpisodeLoad({ ...setting, episode });
  let restored = true;
  try {
    restored = (await act(setting, episode, experiment, load)).restored;
  } catch (thrown) {
    journal.write({ type: 'act-failed', at: clock.now(), episode, act: 'load', because: reasonOf(thrown) });
  } finally {
    if (setting.around.signal.aborted) await load.stop();
    await closeEpisode(setting, episode, load);
  }
  return restored;
}

async function act(setting: EpisodeSetting, episode: number, experiment: ExperimentPlan, load: LoadHandle) {
  const { job, around, stack } = setting;
  const loadStartedAt = await load.startedAt;
  return runEpisode({
    episode,
    experiment,
    windows: job.plan.windows,
    fault: findFault(experiment.fault),
    target: stack.target(experiment.target),
    clock: around.clock,
    journal: around.journal,
    gate: gateOf({ job, around, stack, load, loadStartedAt }),
    loadStartedAt,
    signal: around.signal,
  });
}

async function closeEpisode(setting: EpisodeSetting, episode: number, load: LoadHandle): Promise<void> {
  const { journal, clock } = setting.around;
  const result = await load.ended;
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
