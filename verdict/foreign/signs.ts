import type { CloseLook } from '../../model/tally.ts';

/** Requests of one operation in a close look. */
interface Looked {
  /** Good and bad ones of each step. */
  readonly close: Uint32Array;
  /** Of the last steps before the healing, those that had ended before it. */
  readonly ended: Uint32Array;
  /** How long an answer takes when nothing is wrong. */
  readonly usualMs: number;
}

/**
 * What was seen before the healing was begun: good and bad requests of each step up to it. One that was still waiting then may have
 * been answered because of it: it is bad if it had waited longer than is usual, and else no sign of anything, as is what is
 * behind the last one that had ended.
 */
export function signsOf(
  { close, ended, usualMs }: Looked,
  { fromMs, stepMs, sinceMs, untilMs }: CloseLook,
): Uint32Array {
  const first = Math.round((sinceMs - fromMs) / stepMs);
  const last = ended.findLastIndex((count) => count > 0);
  const signs = close.slice(0, 2 * first + 2 * Math.ceil((last + 1) / 2));
  for (let place = 2 * first; place < signs.length; place += 2) {
    const [right, bad] = [ended[place - 2 * first] as number, ended[place - 2 * first + 1] as number];
    const waiting = (close[place] as number) + (close[place + 1] as number) - right - bad;
    const waitedMs = untilMs - (fromMs + (place / 2 + 1) * stepMs);
    signs.set([right, bad + (waitedMs >= usualMs ? waiting : 0)], place);
  }
  return signs;
}
