import type { ComponentStart } from '../lab.ts';
import { processGroup, ticksOf } from '../process-table.ts';

/** What is asked of the kernel about processes that somebody else started. */
export interface Kernel {
  /** Whether any process of its group is alive. */
  lives(start: ComponentStart): boolean;
  /** Signals the group; false when nobody of it is there any more, or its number is now somebody else's. */
  signal(start: ComponentStart, signal: NodeJS.Signals): boolean;
}

/** A leader that is gone is no objection: the number of a group is not given away while one of it lives. */
const isSame = ({ pid, startTicks }: ComponentStart): boolean => [startTicks, 'gone'].includes(ticksOf(pid));

const lives = (start: ComponentStart): boolean => isSame(start) && processGroup(start.pid).length > 0;

/** The real one. */
export const kernel: Kernel = {
  lives,
  signal: (start, signal) => {
    try {
      return lives(start) && process.kill(-start.pid, signal);
    } catch {
      return false;
    }
  },
};
