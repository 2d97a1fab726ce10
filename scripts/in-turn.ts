import { exitCodes } from '../model/exit.ts';
import type { Plan } from '../model/plan.ts';
import type { Ended } from './ended.ts';
import { endedBy } from './ended.ts';
import type { Deadline } from './night/deadline.ts';
import { cutBy, isOver } from './night/deadline.ts';

/** What is run: something with a plan. */
interface Planned {
  readonly plan: Pick<Plan, 'suite'>;
}

/** How jobs are run one after the other. */
export interface InTurn<Job> {
  /** Runs some side by side; tells of the first alone when the others could or should not be begun. */
  readonly run: (jobs: readonly Job[]) => Promise<readonly Ended[]>;
  /** Takes what became of one, in order. */
  readonly account: (ended: Ended, job: Job) => Promise<void>;
  /** Aborts when a signal asks the command to end. */
  readonly stop: AbortSignal;
  /** From when on no other is begun; undefined when all may take as long as they take. */
  readonly deadline?: Deadline | undefined;
}

/** The same for jobs of which none is run beside another. */
export interface Singly<Job> extends Omit<InTurn<Job>, 'run'> {
  /** Runs one to its end. */
  readonly run: (job: Job) => Promise<Ended>;
}

/**
 * Runs jobs one after the other, those of a batch side by side. Once one has ended, nothing that keeps the next from its begin is
 * thrown, as it would take the results along: it is what became of that next one, and ends the row if it is an interruption or the lock.
 */
export async function runInTurn<Job extends Planned>(
  batches: readonly (readonly Job[])[],
  turn: InTurn<Job>,
): Promise<void> {
  const waiting = [...batches];
  for (let isFirst = true; waiting.length > 0; isFirst = false) {
    const jobs = waiting.shift() ?? [];
    const ended = await endsOf(jobs, turn, isFirst);
    if (ended.length < jobs.length) waiting.unshift(jobs.slice(ended.length));
    for (const [place, job] of jobs.slice(0, ended.length).entries()) await turn.account(ended[place] as Ended, job);
    if (ended.some(({ exit }) => exit >= exitCodes.hangup || exit === exitCodes.locked)) break;
  }
}

/** Runs jobs one after the other, each alone, by the same rules. */
export const runSingly = <Job extends Planned>(jobs: readonly Job[], { run, ...turn }: Singly<Job>): Promise<void> =>
  runInTurn(
    jobs.map((job) => [job]),
    { ...turn, run: (some) => Promise.all(some.map(run)) },
  );

async function endsOf<Job extends Planned>(
  jobs: readonly Job[],
  { run, stop, deadline }: InTurn<Job>,
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

const notBegun = ({ plan }: Planned, deadline: Deadline): Ended =>
  endedBy(cutBy(deadline, `suite ${plan.suite} was not begun`));
