import { Failure } from '../../model/failure.ts';
import type { EpochMs } from '../../model/units.ts';
import { later, parseDuration } from '../../model/units.ts';
import { systemClock } from '../clock.ts';

/** Bounds of a deadline: less than the first would judge nothing, and more than a day is none. */
const [shortestMs, longestMs] = [10_000, 24 * 3_600_000];

/** The moment from which on a command winds up: it restores, judges what there is, and ends. Plain data, for every process of it. */
export interface Deadline {
  /** The moment. */
  readonly at: EpochMs;
  /** As it was given, for messages. */
  readonly text: string;
}

/**
 * The deadline of a command that begins now.
 * @throws Failure `bad-argument` for anything but a duration from ten seconds to a day
 */
export function deadlineIn(text: string | undefined, now: EpochMs): Deadline | undefined {
  if (text === undefined) return undefined;
  const lengthMs = parseDuration(text);
  if (lengthMs !== undefined && lengthMs >= shortestMs && lengthMs <= longestMs)
    return { at: later(now, lengthMs), text };
  const why = lengthMs === undefined ? 'A duration has a unit: 90s, 30m, 2h.' : 'It is from 10s to 24h.';
  throw new Failure('bad-argument', { what: `--deadline ${text}`, why });
}

/** The deadline in the words of journal and verdict: "was interrupted by …". */
export const deadlineName = ({ text }: Deadline): string => `the deadline of ${text}`;

/** Aborts at the deadline, with its name as the reason; never when there is none. It keeps no process alive. */
export function deadlineSignal(deadline: Deadline | undefined): AbortSignal {
  const controller = new AbortController();
  if (deadline) {
    const abort = (): void => controller.abort(deadlineName(deadline));
    setTimeout(abort, Math.max(0, deadline.at - systemClock.now())).unref();
  }
  return controller.signal;
}

/** Whether a deadline is over. */
export const isOver = (deadline: Deadline): boolean => systemClock.now() >= deadline.at;

/** What is left undone because of a deadline. */
export const cutBy = (deadline: Deadline, what: string): Failure =>
  new Failure('deadline-over', { what, why: `${deadlineName(deadline)} was over.` });

/**
 * Sets up, but no longer than to the deadline, and not once somebody asks the command to stop.
 * @throws Failure `deadline-over`, or the reason to stop; what was fetched so far is kept
 */
export async function setUpBy<Found>(
  deadline: Deadline | undefined,
  stop: AbortSignal,
  setUp: (signal: AbortSignal) => Promise<Found>,
): Promise<Found> {
  const over = deadlineSignal(deadline);
  try {
    return await setUp(AbortSignal.any([stop, over]));
  } catch (thrown) {
    stop.throwIfAborted();
    throw deadline && over.aborted ? cutBy(deadline, 'set-up was cut short; nothing was proved') : thrown;
  }
}
