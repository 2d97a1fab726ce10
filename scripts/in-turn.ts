import { exitCodes } from '../model/exit.ts';
import type { Ended } from './ended.ts';
import { endedBy } from './ended.ts';
import type { ProveJob } from './job.ts';
import type { Deadline } from './night/deadline.ts';
import { cutBy, isOver } from './night/deadline.ts';

/** How suites are run one after the other. */
export interface InTurn {
  /** Runs some side by side; tells of the first alone when the others could or should not be begun. */
  readonly run: (jobs: readonly ProveJob[]) => Promise<readonly Ended[]>;
  /** Takes what became of one, in order. */
  readonly account: (ended: Ended) => Promise<void>;
  /** Aborts when a signal asks the command to end. */
  readonly stop: AbortSignal;
  /** From when on no other is begun; undefined when all may take as long as they take. */
  readonly deadline: Deadline | undefined;
}

/**
 * Runs suites one after the other, those of a batch side by side. Once one has ended, nothing that keeps the next from its begin is
 * thrown, as it would take the results along: it is what became of that next one, and ends the row if it is an interruption or the lock.
 */
export async function runInTurn(batches: readonly (readonly ProveJob[])[], turn: InTurn): Promise<void> {
  const waiting = [...batches];
  for (let isFirst = true; waiting.length > 0; isFirst = false) {
    const jobs = waiting.shift() ?? [];
    const ended = await endsOf(jobs, turn, isFirst);
    if (ended.length < jobs.length) waiting.unshift(jobs.slice(ended.length));
    for (const one of ended) await turn.account(one);
    if (ended.some(({ exit }) => exit >= exitCodes.hangup || exit === exitCodes.locked)) break;
  }
}

async function endsOf(
  jobs: readonly ProveJob[],
  { run, stop, deadline }: InTurn,
  isFirst: boolean,
): Promise<readonly Ended[]> {
  if (deadline && isOver(deadline)) return jobs.map((job) => notBegun(job, deadline));
  try {
    stop.throwIfAborted();
    return await run(jobs);
  } catch (thrown) {
    if (isFirst) throw thrown;
    return [endedBy(thrown)];
  }
}

const notBegun = ({ plan }: ProveJob, deadline: Deadline): Ended =>
  endedBy(cutBy(deadline, `suite ${plan.suite} was not begun`));
