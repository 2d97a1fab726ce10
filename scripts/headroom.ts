import { availableParallelism, cpus, freemem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Headroom } from '../plans/auto-lanes.ts';

/** How long the machine is watched, in milliseconds: twenty ticks of its accounts for each processor. */
const watchedMs = 200;

/** Ticks of all processors: in all, and with nothing to do. */
function ticks(): { readonly all: number; readonly idle: number } {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
}

/** What this machine has left now. A container may be allowed fewer processors than there are. */
export async function headroomHere(): Promise<Headroom> {
  const before = ticks();
  await wait(watchedMs);
  const after = ticks();
  const idleShare = (after.idle - before.idle) / Math.max(1, after.all - before.all);
  return { freeProcessors: availableParallelism() * idleShare, freeMemoryMb: freemem() / 2 ** 20 };
}
