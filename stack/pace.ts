import { Failure } from '../model/failure.ts';
import type { Clock, PaceFacts, PaceHandle } from '../model/handle.ts';
import { later, share } from '../model/units.ts';
import type { BoundedProcess } from './bounded-process.ts';
import { poll } from './poll.ts';
import type { Lab } from './lab.ts';
import type { Leader } from './process-table.ts';
import { entryOf, processGroup, stateOf } from './process-table.ts';

/** A round: two thirds of the time stopped, in turns that are short beside the deadline of a request. */
const [stoppedMs, runningMs] = [100, 50];

/** Looks at the process table: two rounds long, and out of step with them. */
const [lookingMs, lookEveryMs] = [2 * (stoppedMs + runningMs), 7];

/** Longest wait for the first stop; the helper needs the start of a Node. */
const firstStopMs = 5000;

/** What it needs of a component. */
export interface Paced {
  /** Name in the stack. */
  readonly name: string;
  /** The process that was started for it; undefined before the first start. */
  leader(): Leader | undefined;
  /** SIGCONT to all its processes. */
  resume(): Promise<void>;
}

/** Slows a component down by a helper of its own. */
export function paceHandle(lab: Pick<Lab, 'clock'>, component: Paced, helper: BoundedProcess): PaceHandle {
  const group = () => {
    const leader = component.leader();
    return leader ? processGroup(leader.pid, leader.startTicks) : [];
  };
  return {
    hamper: async () => {
      const { pid: leader, startTicks } = component.leader() ?? { pid: 0, startTicks: 'gone' };
      helper.start({ leader, startTicks, stoppedMs, runningMs });
      if (await poll(lab.clock, { everyMs: 5, withinMs: firstStopMs }, () => stateOf(group()) === 'paused')) return;
      throw notStopped(component.name);
    },
    // The helper may have died between a stop and a continuation.
    free: async () => {
      await helper.end();
      await component.resume();
    },
    observe: async (): Promise<PaceFacts> => {
      const pids = group().map(({ pid }) => String(pid));
      const isStopped = (): boolean => stateOf(pids.flatMap((pid) => entryOf(pid) ?? [])) === 'paused';
      const { looks, stopped } = await countLooks(lab.clock, isStopped);
      const plannedShare = share(stoppedMs / (stoppedMs + runningMs));
      return { hampered: helper.lives(), stoppedShare: share(stopped / looks), looks, plannedShare };
    },
  };
}

/** Looks for two rounds, however slow the machine is: late looks are fewer, not longer. */
async function countLooks(clock: Clock, isStopped: () => boolean): Promise<{ looks: number; stopped: number }> {
  const untilMs = later(clock.now(), lookingMs);
  let [looks, stopped] = [0, 0];
  do {
    looks += 1;
    if (isStopped()) stopped += 1;
    await clock.until(later(clock.now(), lookEveryMs));
  } while (clock.now() < untilMs);
  return { looks, stopped };
}

const notStopped = (name: string): Failure =>
  new Failure('command-timed-out', {
    what: `${name} was not seen stopped within ${firstStopMs} ms`,
    why: 'the helper that stops it did not start, or the component has no process',
  });
