/** The time axis that all strips of a timeline share, in milliseconds from the injection. */
export interface TimeAxis {
  /** Left end. */
  readonly fromMs: number;
  /** Right end. */
  readonly toMs: number;
}

/** Width of a unit in the drawing that stretches with the page: that of a bin, so that most steps are whole numbers. */
const unitMs = 100;

const inside = ({ fromMs, toMs }: TimeAxis, atMs: number): number => Math.min(Math.max(atMs, fromMs), toMs) - fromMs;

/** A moment as a place for words: percent of the width, so that drawings stretch while their letters do not; a pixel is enough. */
export const placeOf = (axis: TimeAxis, atMs: number): number =>
  Math.round((inside(axis, atMs) / Math.max(axis.toMs - axis.fromMs, 1)) * 1000) / 10;

/** A length of time in units of the drawing, to a hundredth. */
export const unitsIn = (lengthMs: number): number => Math.round((lengthMs / unitMs) * 100) / 100;

/** A moment in units of the drawing, from its left end. */
export const unitsAt = (axis: TimeAxis, atMs: number): number => unitsIn(inside(axis, atMs));

/** How wide the drawing is, in its units. */
export const unitsAcross = ({ fromMs, toMs }: TimeAxis): number => Math.max(unitsIn(toMs - fromMs), 1);

/** Distances between ticks that people count in, in milliseconds. */
const steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 3_600_000];

/** At most nine ticks at round times; zero is one of them when it is on the axis. */
export function ticksOf({ fromMs, toMs }: TimeAxis): readonly number[] {
  const step = steps.find((candidate) => (toMs - fromMs) / candidate <= 8) ?? toMs - fromMs;
  const first = Math.ceil(fromMs / step) * step;
  const amount = Math.max(Math.floor((toMs - first) / step) + 1, 0);
  return Array.from({ length: amount }, (_, index) => first + index * step);
}
