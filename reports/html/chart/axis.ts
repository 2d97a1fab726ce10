/** The time axis that all strips of a timeline share, in milliseconds from the injection. */
export interface TimeAxis {
  /** Left end. */
  readonly fromMs: number;
  /** Right end. */
  readonly toMs: number;
}

/** A moment as a place: percent of the width, so that drawings stretch while their letters do not. */
export const placeOf = ({ fromMs, toMs }: TimeAxis, atMs: number): number =>
  Math.round(((Math.min(Math.max(atMs, fromMs), toMs) - fromMs) / Math.max(toMs - fromMs, 1)) * 10_000) / 100;

/** Distances between ticks that people count in, in milliseconds. */
const steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 3_600_000];

/** At most nine ticks at round times; zero is one of them when it is on the axis. */
export function ticksOf({ fromMs, toMs }: TimeAxis): readonly number[] {
  const step = steps.find((candidate) => (toMs - fromMs) / candidate <= 8) ?? toMs - fromMs;
  const first = Math.ceil(fromMs / step) * step;
  const amount = Math.max(Math.floor((toMs - first) / step) + 1, 0);
  return Array.from({ length: amount }, (_, index) => first + index * step);
}
