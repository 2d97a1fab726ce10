import { Failure } from '../../model/failure.ts';
import type { ForeignBars, ForeignFormat } from '../../model/foreign.ts';
import { parseDuration } from '../../model/units.ts';
import type { CommonOptions } from '../output.ts';

/** Options of `judge --from`. */
export interface ForeignOptions extends CommonOptions {
  /** Format of the files. */
  readonly from: ForeignFormat;
  /** The files; all are of one load. */
  readonly files: readonly string[];
  /** File of the events. */
  readonly events: string;
  /** Tag of k6 that names the operation. */
  readonly by: string;
  /** Longest interruption that counts as surviving, as a duration. */
  readonly budget: string;
  /** A correct answer later than this is bad, as a duration. */
  readonly deadline: string;
  /** Availability that an operation must have, in percent. */
  readonly bar: number;
}

/** The bars of the options, or what is wrong with them. */
export function barsOf({ budget, deadline, bar }: ForeignOptions): ForeignBars {
  if (!(bar >= 50 && bar <= 99.99)) {
    throw new Failure('bad-argument', { what: `--bar ${bar} is no bar`, why: 'It is between 50 and 99.99 percent.' });
  }
  const [failoverBudgetMs, deadlineMs] = [durationOf('budget', budget), durationOf('deadline', deadline)];
  return { availability: bar / 100, failoverBudgetMs, deadlineMs };
}

function durationOf(name: string, text: string): number {
  const durationMs = parseDuration(text);
  if (durationMs !== undefined && durationMs > 0) return durationMs;
  throw new Failure('bad-argument', {
    what: `--${name} ${text} is no duration`,
    why: 'Write it as 250ms, 1.5s or 2m.',
  });
}
