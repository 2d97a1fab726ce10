import { join } from 'node:path';
import { bundleScript, startLoad } from '../loadtests/driver/index.ts';
import type { LoadHandle, LoadResult } from '../loadtests/driver/index.ts';
import type { Clock } from '../model/handle.ts';
import type { LoadPlan, Plan } from '../model/plan.ts';
import type { Milliseconds } from '../model/units.ts';
import { later, ms } from '../model/units.ts';
import type { RaisedStack } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * Time allowed beside the windows for the acts themselves: injecting, healing, and looking at evidence. It takes no time, since
 * a load is ended when its episode is over. In 170 episodes acts took at most 0.5 s; a member of a cluster of databases, which
 * starts twice, took 5.4 s beside the stack of another lane. Acts that take longer than this outlive the load, and the gate says
 * so.
 */
const actsMs = 15_000;

/** Between k6 writing a line and us reading it. */
const readingLagMs = 50;

/** What k6 may take beyond its plan: to build its virtual users, and to end. */
const lateMs = 25_000;

/** How long after the end of a window an answer in time may be read: its request may begin at the very end of a slot. */
export const answersWithin = ({ deadlineMs, ratePerSecond }: LoadPlan): Milliseconds =>
  ms(Math.ceil(deadlineMs + readingLagMs + 1000 / slowest(ratePerSecond)));

const slowest = (ratePerSecond: LoadPlan['ratePerSecond']): number =>
  Math.min(...Object.values(ratePerSecond).filter((rate) => rate > 0));

/** The sum of an episode's windows. */
export const windowsMs = ({ windows }: Pick<Plan, 'windows'>): Milliseconds =>
  ms(windows.settleMs + windows.controlMs + windows.holdMs + windows.recoveryMs + windows.afterMs);

/**
 * How long an episode's load lasts at most, fixed before it starts: its windows, the wait for the first gate's answers, and the acts.
 * @param slownessMs how much longer acts may take where the stack lets the components of the target take their time
 */
export const loadDuration = (plan: Pick<Plan, 'windows' | 'load'>, slownessMs = 0): Milliseconds =>
  ms(windowsMs(plan) + answersWithin(plan.load) + actsMs + slownessMs);

/** Bundles the load script once for the whole run. */
export async function bundledScript(job: ProveJob): Promise<string> {
  // Labs begin at about the same time, and no k6 may read what another one is just writing.
  const file = join(job.cacheDir, job.lab ? `load-${job.lab.number}.js` : 'load.js');
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
  readonly stack: Pick<RaisedStack, 'launch' | 'url' | 'furtherUrls' | 'clientAddresses' | 'authorityFile'>;
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** How much longer than elsewhere its acts may take. */
  readonly slownessMs: number;
}

/** Starts k6 on the client host. */
export function startEpisodeLoad({ job, around, script, stack, episode, slownessMs }: LoadSetting): LoadHandle {
  const durationMs = loadDuration(job.plan, slownessMs);
  around.journal.write({ type: 'load-started', at: around.clock.now(), episode, durationMs });
  return startLoad({
    k6: job.tools.k6,
    launch: stack.launch(job.stack.client),
    clock: around.clock,
    load: job.plan.load,
    durationMs,
    episode,
    url: stack.url,
    furtherUrls: stack.furtherUrls,
    clientAddresses: stack.clientAddresses,
    ...(stack.authorityFile !== undefined && { authorityFile: stack.authorityFile }),
    script,
    samplesFile: around.folder.file(samplesFile(episode)),
    logFile: around.folder.file('logs', 'k6.log'),
    seed: job.seed,
  });
}

/** Waits for the end of a load; one that hangs is ended by force, and its exit code then makes the episode unknown. */
export async function endOfLoad(
  load: LoadHandle,
  plan: Pick<Plan, 'windows' | 'load'>,
  clock: Clock,
  slownessMs = 0,
): Promise<LoadResult> {
  const over = new AbortController();
  const limit = later(clock.now(), loadDuration(plan, slownessMs) + plan.load.timeoutMs + lateMs);
  const forced = clock.until(limit, over.signal).then(
    () => load.stop(),
    () => undefined,
  );
  const result = await load.ended;
  over.abort();
  await forced;
  return result;
}
