import { join } from 'node:path';
import { bundleScript, startLoad } from '../loadtests/driver/index.ts';
import type { LoadHandle } from '../loadtests/driver/index.ts';
import type { WindowsPlan } from '../model/plan.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import type { RaisedStack } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import type { RunSurroundings } from './surroundings.ts';

/** Time allowed beside the windows for the acts themselves: stopping and starting again, and looking at evidence. */
const actsMs = 1200;

/** How long an episode's load lasts: the sum of its windows and the acts between them; fixed before it starts. */
export const loadDuration = (windows: WindowsPlan): Milliseconds =>
  ms(windows.settleMs + windows.controlMs + windows.holdMs + windows.recoveryMs + windows.afterMs + actsMs);

/** Bundles the load script once for the whole run. */
export async function bundledScript(job: ProveJob): Promise<string> {
  const file = join(job.cacheDir, 'load.js');
  await bundleScript(file);
  return file;
}

/** Where an episode's samples go, relative to the run folder. */
export const samplesFile = (episode: number): string => `samples/episode-${String(episode).padStart(2, '0')}.txt`;

/** What starting an episode's load needs. */
export interface LoadSetting {
  /** Rates, windows and seed. */
  readonly job: ProveJob;
  /** Where the samples go. */
  readonly around: RunSurroundings;
  /** The bundled script. */
  readonly script: string;
  /** Where k6 runs and what it asks. */
  readonly stack: RaisedStack;
  /** Number of the episode, from 1. */
  readonly episode: number;
}

/** Starts k6 on the client host. */
export function startEpisodeLoad({ job, around, script, stack, episode }: LoadSetting): LoadHandle {
  const durationMs = loadDuration(job.plan.windows);
  around.journal.write({ type: 'load-started', at: around.clock.now(), episode, durationMs });
  return startLoad({
    k6: job.tools.k6,
    launch: stack.launch(job.stack.client),
    clock: around.clock,
    load: job.plan.load,
    durationMs,
    episode,
    url: stack.url,
    script,
    samplesFile: around.folder.file(samplesFile(episode)),
    logFile: around.folder.file('logs', 'k6.log'),
    seed: job.seed,
  });
}
