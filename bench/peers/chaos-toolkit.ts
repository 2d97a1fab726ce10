import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How an experiment of Chaos Toolkit is run. */
export interface ChaosToolkitRun {
  /** The Python it is installed for. */
  readonly python: string;
  /** Folder for its files. */
  readonly folder: string;
  /** Page that has to answer. */
  readonly url: string;
  /** Process that is killed. */
  readonly pid: number;
  /** For how long it waits after that. */
  readonly waitSeconds: number;
  /** Time between two looks while it waits; absent: it looks before and after, as it does by itself. */
  readonly everySeconds?: number;
  /** Whether it ends at the first look that finds the page gone. */
  readonly isFailingFast?: boolean;
}

/** What it said of an outage. */
export interface ChaosToolkitSaid {
  /** Whether it calls the experiment deviated, or failed. */
  readonly isNoticed: boolean;
  /** Looks at the page. */
  readonly looks: number;
  /** Those of them that found it gone. */
  readonly failed: number;
  /** At least, and at most so long was it gone, by the moments of its looks; null where none found it gone, or the last one did. */
  readonly lengthMs: readonly [low: number, high: number] | null;
}

/** The experiment: the page answers, a process is killed, time passes, the page answers. */
const experimentOf = ({ url, pid, waitSeconds }: ChaosToolkitRun): object => ({
  title: 'The page survives the end of its process',
  description: 'The process is killed; the page answers before and after.',
  'steady-state-hypothesis': {
    title: 'The page answers',
    probes: [{ type: 'probe', name: 'page', tolerance: 200, provider: { type: 'http', url, timeout: 1 } }],
  },
  method: [
    {
      type: 'action',
      name: 'kill',
      provider: { type: 'process', path: 'kill', arguments: ['-9', String(pid)] },
      pauses: { after: waitSeconds },
    },
  ],
  rollbacks: [],
});

/** Runs one experiment. Rejects when it was not run at all, as of an experiment that it does not take. */
export async function runChaosToolkit(run: ChaosToolkitRun): Promise<ChaosToolkitSaid> {
  const { python, folder, everySeconds, isFailingFast = false } = run;
  const [experiment, journal] = [join(folder, 'experiment.json'), join(folder, 'journal.json')];
  writeFileSync(experiment, JSON.stringify(experimentOf(run)));
  const pace = ['--hypothesis-strategy', 'continuously', '--hypothesis-frequency', String(everySeconds)];
  const looks = [...(everySeconds === undefined ? [] : pace), ...(isFailingFast ? ['--fail-fast'] : [])];
  const options = [...looks, '--journal-path', journal];
  const argv = ['-m', 'chaostoolkit', '--no-version-check', '--log-file', join(folder, 'log'), 'run', ...options];
  const child = spawn(python, [...argv, experiment], { cwd: folder, stdio: 'ignore', timeout: 60_000 });
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return saidIn(JSON.parse(readFileSync(journal, 'utf8')) as Journal);
}

/** Its journal, as far as it is read here. */
export interface Journal {
  /** How the experiment ended: `completed` where nothing kept it from its end. */
  readonly status: string;
  /** Whether its last look found another state than its first. */
  readonly deviated: boolean;
  /** What its looks found. */
  readonly steady_states: {
    readonly before: SteadyState | null;
    readonly during?: readonly SteadyState[];
    readonly after: SteadyState | null;
  };
}

interface SteadyState {
  readonly steady_state_met: boolean;
  readonly probes: readonly { readonly start: string; readonly end: string; readonly tolerance_met?: boolean }[];
}

/** What its journal says. The page was gone from the last look that found it to the first that found it again, at most. */
export function saidIn({ status, deviated, steady_states: states }: Journal): ChaosToolkitSaid {
  const all = [states.before, ...(states.during ?? []), states.after].flatMap((state) => state?.probes ?? []);
  const looks = all
    .map((probe) => ({ atMs: Date.parse(probe.start), isGood: probe.tolerance_met === true }))
    .toSorted((a, b) => a.atMs - b.atMs);
  const [first, last] = [looks.findIndex(({ isGood }) => !isGood), looks.findLastIndex(({ isGood }) => !isGood)];
  const at = (place: number): number => looks[place]?.atMs ?? Number.NaN;
  const isWhole = first > 0 && last < looks.length - 1;
  return {
    isNoticed: deviated || status !== 'completed',
    looks: looks.length,
    failed: looks.filter(({ isGood }) => !isGood).length,
    lengthMs: !isWhole ? null : [at(last) - at(first), at(last + 1) - at(first - 1)],
  };
}
