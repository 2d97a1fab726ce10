import { Failure } from '../../model/failure.ts';
import type { Clock, ProcessEnd, RunningProcess } from '../../model/handle.ts';
import type { EpochMs } from '../../model/units.ts';
import { later } from '../../model/units.ts';
import type { Collected } from './collect.ts';

/** k6 builds its virtual users first: 0.3 s for 400 of them on an idle machine. Past this something is wrong. */
const startLimitMs = 20_000;

/** Between two looks at the file. */
const lookEveryMs = 20;

/** What is looked at while waiting. */
export interface StartWatch {
  /** The running k6. */
  readonly process: RunningProcess;
  /** Passes time. */
  readonly clock: Clock;
  /** What the lines said so far. */
  readonly collected: Collected;
  /** Reads new lines. */
  readonly catchUp: () => Promise<void>;
}

/** Waits for the load's first line; says why when it never comes. */
export async function awaitStart({ process, clock, collected, catchUp }: StartWatch): Promise<EpochMs> {
  const limit = later(clock.now(), startLimitMs);
  let end: ProcessEnd | undefined;
  void process.ended.then((ended) => (end = ended));
  for (;;) {
    // Asked before reading, so that the last lines of a k6 that has ended are still read.
    const over = end;
    await catchUp();
    if (collected.startedAt !== null) return collected.startedAt;
    if (over) throw endedEarly(over, collected);
    if (clock.now() > limit) throw tooLate(collected);
    await clock.until(later(clock.now(), lookEveryMs));
  }
}

function endedEarly({ code, signal }: ProcessEnd, { complaints }: Collected): Failure {
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const what = `k6 ended with ${how} before the load began`;
  return new Failure('command-failed', { what, why: complaints[0] ?? 'it said nothing', log: complaints });
}

const tooLate = ({ complaints }: Collected): Failure =>
  new Failure('command-timed-out', {
    what: `k6 did not begin the load within ${startLimitMs / 1000} s`,
    why: complaints[0] ?? 'the machine may be too busy to start that many virtual users',
    log: complaints,
  });
