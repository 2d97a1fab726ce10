import { readFile } from 'node:fs/promises';
import type { Clock } from '../../model/handle.ts';
import { later } from '../../model/units.ts';

/** Length of a tick of `/proc/<pid>/stat`: USER_HZ is 100 on every Linux. */
const tickMs = 10;

/** Between two looks; what is used between the last look and the end is missed. */
const lookEveryMs = 100;

/**
 * Processor time in the text of `/proc/<pid>/stat`: fields 14 (user) and 15 (system) of proc_pid_stat(5).
 * They are counted from the last `)`, since the program's name before it may hold anything.
 */
export function cpuOf(stat: string): number | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * tickMs : undefined;
}

/** Processor time that a process has used so far, in milliseconds; undefined when it is gone. */
const cpuMsOf = (pid: number): Promise<number | undefined> =>
  readFile(`/proc/${pid}/stat`, 'latin1').then(cpuOf, () => undefined);

/** Looks at a process until the signal; what it used is gone with it, so it has to be read while it lives. */
export function meterCpu(pid: number, clock: Clock, signal: AbortSignal): { readonly usedMs: () => number } {
  let usedMs = 0;
  const look = async (): Promise<void> => {
    while (!signal.aborted) {
      usedMs = (await cpuMsOf(pid)) ?? usedMs;
      await clock.until(later(clock.now(), lookEveryMs), signal);
    }
  };
  // The wait ends with a rejection when the signal comes: that is the way out.
  look().catch(() => {});
  return { usedMs: () => usedMs };
}
