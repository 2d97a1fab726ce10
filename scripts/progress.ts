import type { RunEvent } from '../model/event.ts';
import { formatDuration } from '../model/units.ts';
import type { ProveJob } from './job.ts';
import { windowsMs } from './load.ts';
import { openOutput } from './output.ts';

/** What the user sees while a run goes on: lines for changes of state, and on a terminal a last line that lives. */
export interface Progress {
  /** A line that stays. */
  readonly say: (line: string) => void;
  /** Follows the run, for the living line. */
  readonly saw: (event: RunEvent) => void;
  /** Takes the living line away. */
  readonly end: () => void;
}

/** What an episode takes beside its windows, for the estimate of the end: k6's start, the acts, the last answers. */
const besideWindowsMs = 1200;

/** Opens the progress of a run on stderr. */
export function openProgress(job: Pick<ProveJob, 'plan' | 'quiet' | 'lab'>): Progress {
  const output = openOutput({ quiet: job.quiet, color: true });
  // Two labs would write over each other's last line.
  const isLive = output.live && !job.lab;
  const total = job.plan.experiments.length * job.plan.episodes;
  const endsAt = performance.now() + total * (windowsMs(job.plan) + besideWindowsMs);
  let phase = 'raising the stack';
  let episode = 0;
  const erase = (): void => void (isLive && process.stderr.write('\r\u001b[2K'));
  const draw = (): void => {
    const left = Math.max(0, endsAt - performance.now());
    const line = `${episode}/${Math.max(total, episode)} ${phase}, about ${formatDuration(left)} left`;
    if (isLive) process.stderr.write(`\r\u001b[2K${fitted(line, process.stderr.columns)}`);
  };
  const timer = isLive ? setInterval(draw, 250).unref() : undefined;
  const saw = (event: RunEvent): void => {
    if ('episode' in event) episode = event.episode;
    phase = phaseAfter(event) ?? phase;
  };
  const say = (line: string): void => {
    erase();
    output.note(job.lab ? `${job.lab.name}: ${line}` : line);
  };
  return { say, saw, end: () => (clearInterval(timer), erase()) };
}

/** A line cut so that no terminal breaks it: a second line would stay behind when the first is written anew. */
export const fitted = (line: string, columns: number): string => (columns > 0 ? line.slice(0, columns - 1) : line);

/** The words of the living line. */
function phaseAfter(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'probe-started':
      return `probe ${event.probe}`;
    case 'episode-started':
      return `${event.fault} ${event.target}: steady state`;
    case 'fault-injected':
      return 'fault held';
    case 'healing-started':
      return 'healing';
    case 'fault-healed':
      return 'recovery';
    case 'run-interrupted':
      return 'restoring';
    default:
      return undefined;
  }
}
