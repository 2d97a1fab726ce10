import { availableParallelism, freemem, loadavg } from 'node:os';
import { called } from '../called.ts';
import { formatSize } from './size.ts';

/** Something that keeps nothing from running, and may make a run unknown or wait. */
export interface Advice {
  /** What was looked at. */
  readonly what: string;
  /** What was seen. */
  readonly seen: string;
  /** What to do about it; empty when it is as it should be. */
  readonly remedy: string;
}

/** What the machine is like now. */
export interface MachineNow {
  /** Processors that this process may use. */
  readonly processors: number;
  /** Processes that run or want to, on the average of the last minute. */
  readonly load: number;
  /** Memory that is free, in bytes. */
  readonly freeBytes: number;
  /** Name of the stack of the lab that is up; undefined when none is. */
  readonly lab: string | undefined;
}

/** What a stack with its load takes: two databases, and what is in front of them. */
const memoryWanted = 7e8;

/** Looks at the machine as it is now. */
export const machineNow = (lab: string | undefined): MachineNow => ({
  processors: availableParallelism(),
  load: loadavg()[0] ?? 0,
  freeBytes: freemem(),
  lab,
});

/** A line for each thing that is worth a look before a run, with a remedy where there is something to do. */
export function adviceFor({ processors, load, freeBytes, lab }: MachineNow): readonly Advice[] {
  return [
    {
      what: 'processors',
      seen: String(processors),
      remedy:
        processors < 2 ? 'Use two or more: with one, load and stack disturb each other and verdicts are unknown' : '',
    },
    {
      what: 'load',
      seen: `${load.toFixed(1)} in the last minute`,
      remedy: load > processors / 2 ? 'Wait until the machine has little else to do, or verdicts may be unknown' : '',
    },
    {
      what: 'free memory',
      seen: formatSize(freeBytes),
      remedy: freeBytes < memoryWanted ? `Free ${formatSize(memoryWanted)}, or a database may be killed in a run` : '',
    },
    {
      what: 'lab',
      seen: lab === undefined ? 'none is up' : `${lab} is up`,
      remedy: lab === undefined ? '' : `${called()} lab down, or a run will not start`,
    },
  ];
}
