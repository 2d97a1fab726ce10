import { join } from 'node:path';
import { bundleScript, startLoad } from '../loadtests/driver/index.ts';
import type { LoadHandle, LoadResult } from '../loadtests/driver/index.ts';
import { isMember } from '../model/cluster.ts';
import type { Clock } from '../model/handle.ts';
import type { ExperimentPlan, FaultId, LoadPlan, Plan } from '../model/plan.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import { later, ms } from '../model/units.ts';
import type { RaisedStack } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * Time allowed beside the windows for the acts themselves: injecting, healing, and looking at evidence. In 170 episodes they
 * took at most 0.4 s where nothing has to be started again, and 0.5 s where a component has; 1.3 s and 1.7 s in 60 beside the
 * stack of another lane. Acts that take longer outlive the load, and the gate says so: waiting for the slowest that their own
 * limits allow would make every episode a minute longer. What outlived its load beside another lane is repeated alone.
 */
function actsMs(fault: FaultId | undefined, { lanes = 1 }: Pick<Plan, 'lanes'>): number {
  // Who is slowed answers a look slowly too: 1.5 s in all on the largest stack.
  if (fault === 'slow') return 2000;
  const isQuick = fault !== undefined && quick.has(fault);
  if (lanes > 1) return isQuick ? 1600 : 2300;
  return isQuick ? 700 : 1000;
}

/** Faults that end no process, so that healing starts none. */
const quick: ReadonlySet<FaultId> = new Set(['sham', 'pause', 'isolate', 'slow', 'lossy']);

/**
 * The same for components that take longer. A member of a cluster of databases takes its leave of the others, 2.1 s, and then
 * starts twice, once to find out what it missed, 1.0 s. A keepalived that is asked to stop takes its leave too, and its address
 * must have come back: 1.8 s. Beside another lane they took up to 5.4 s and 3.8 s, and 3.0 s where nothing is started again.
 */
function slowActsMs(fault: FaultId, component: ComponentSpec, { lanes = 1 }: Pick<Plan, 'lanes'>): number {
  const [isAlone, isQuick] = [lanes === 1, quick.has(fault)];
  if (isMember(component)) {
    if (isQuick) return isAlone ? 0 : 3000;
    return isAlone ? 3600 : 5500;
  }
  if (component.kind !== 'keepalived') return 0;
  if (isAlone) return fault === 'stop' ? 2500 : 0;
  return isQuick ? 3000 : 4000;
}

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
 * How long an episode's load lasts: its windows, the wait for the first gate's answers, and the acts; fixed before it starts.
 * @param fault what is done in it; the longest of all without one
 */
export const loadDuration = (plan: Pick<Plan, 'windows' | 'load' | 'lanes'>, fault?: FaultId): Milliseconds =>
  ms(windowsMs(plan) + answersWithin(plan.load) + actsMs(fault, plan));

/** The same for an episode of a job, whose target may take longer than most. */
export function episodeDuration(
  { plan, stack }: Pick<ProveJob, 'plan' | 'stack'>,
  { fault, target }: Act,
): Milliseconds {
  const slow = target === undefined ? [] : componentsOf(stack, target).map((one) => slowActsMs(fault, one, plan));
  return ms(loadDuration(plan, fault) + Math.max(0, ...slow.map((slowMs) => slowMs - actsMs(fault, plan))));
}

/** What is done in an episode. */
export type Act = Pick<ExperimentPlan, 'fault'> & Partial<Pick<ExperimentPlan, 'target'>>;

/** Bundles the load script once for the whole run. */
export async function bundledScript(job: ProveJob): Promise<string> {
  // Lanes begin at about the same time, and no k6 may read what another lane is just writing.
  const file = join(job.cacheDir, job.lane ? `load-${job.lane.number}.js` : 'load.js');
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
  /** What is done in it. */
  readonly experiment: Act;
}

/** Starts k6 on the client host. */
export function startEpisodeLoad({ job, around, script, stack, episode, experiment }: LoadSetting): LoadHandle {
  const durationMs = episodeDuration(job, experiment);
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
  plan: Pick<Plan, 'windows' | 'load' | 'lanes'>,
  clock: Clock,
): Promise<LoadResult> {
  const over = new AbortController();
  const limit = later(clock.now(), loadDuration(plan) + plan.load.timeoutMs + lateMs);
  const forced = clock.until(limit, over.signal).then(
    () => load.stop(),
    () => undefined,
  );
  const result = await load.ended;
  over.abort();
  await forced;
  return result;
}
