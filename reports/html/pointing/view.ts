/** The part of a time axis that is shown, in milliseconds from the injection. */
export interface View {
  /** Left end. */
  readonly fromMs: number;
  /** Right end. */
  readonly toMs: number;
}

/** How long it is. */
export const lengthOf = ({ fromMs, toMs }: View): number => toMs - fromMs;

/** Where a moment is in it, in percent of its length; beyond 0 and 100 when it is not in it. */
export const percentIn = (view: View, atMs: number): number =>
  Math.round(((atMs - view.fromMs) / lengthOf(view)) * 10_000) / 100;

/**
 * A part of the whole, so long, with a moment in its middle as far as the ends allow; null for all of it.
 * @param leastMs shorter than this is not looked at
 */
export function around(whole: View, atMs: number, lengthMs: number, leastMs: number): View | null {
  const length = Math.max(lengthMs, leastMs);
  if (length >= lengthOf(whole)) return null;
  const fromMs = Math.min(Math.max(atMs - length / 2, whole.fromMs), whole.toMs - length);
  return { fromMs, toMs: fromMs + length };
}
