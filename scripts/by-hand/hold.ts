import { Failure } from '../../model/failure.ts';
import { parseDuration } from '../../model/units.ts';

/** Bounds of a hold by hand: the helpers of a fault end by themselves after twelve minutes, healing included. */
const [shortestMs, longestMs] = [1000, 10 * 60_000];

/** Whether a fault may be held so long. */
export const isHold = (holdMs: number): boolean => holdMs >= shortestMs && holdMs <= longestMs;

/**
 * How long a fault shall be held, in milliseconds.
 * @throws Failure `bad-argument` for anything but a duration from a second to ten minutes
 */
export function holdOf(text: string): number {
  const holdMs = parseDuration(text);
  if (holdMs !== undefined && isHold(holdMs)) return holdMs;
  const why = holdMs === undefined ? 'A duration has a unit: 10s, 2m.' : 'A fault is held from 1s to 10m.';
  throw new Failure('bad-argument', { what: `--for ${text}`, why, next: 'For example: --for 10s' });
}
