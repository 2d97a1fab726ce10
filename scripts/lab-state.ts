import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import { cacheFolder } from './set-up/cache.ts';

/** What is remembered of a lab that is kept up. */
export interface LabState {
  /** Process that holds the namespaces, as seen outside; with it everything ends. */
  readonly pid: number;
  /** Its start time in clock ticks since boot: a process id alone may have been given to somebody else since. */
  readonly startedAtTick: string | undefined;
  /** Name of the stack. */
  readonly stack: string;
  /** Address by host. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Hosts and components that a fault may be aimed at. */
  readonly targets: readonly string[];
  /** Where users enter. */
  readonly url: string;
}

const stateFile = (): string => join(cacheFolder(), 'lab.json');

/** Remembers a lab for `lab exec` and `lab down`. */
export const rememberLab = (state: LabState): void => writeFileSync(stateFile(), JSON.stringify(state));

/** Forgets it. Where the cache is no folder, nothing can be remembered, and nothing need be forgotten. */
export const forgetLab = (): void => void (existsSync(stateFile()) && rmSync(stateFile(), { force: true }));

/** The lab that is up; undefined when there is none. */
export function livingLab(): LabState | undefined {
  try {
    const state = JSON.parse(readFileSync(stateFile(), 'utf8')) as LabState;
    return state.startedAtTick !== undefined && startTimeOf(state.pid) === state.startedAtTick ? state : undefined;
  } catch {
    return undefined; // No file, or none that can be read: there is no lab either way.
  }
}

/** The lab that is up, or the failure that there is none; what is left of a dead one is forgotten. */
export function recallLab(): LabState {
  const state = livingLab();
  if (state) return state;
  forgetLab();
  throw new Failure('no-lab', { what: 'no lab is up', why: 'None was started, or it has ended.' });
}

/** Start time of a living process in clock ticks since boot; undefined when there is none. */
export function startTimeOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The first process inside the namespaces that a process holds. */
export function insideOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(children[0]);
}
