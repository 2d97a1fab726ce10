import type { Visit } from '../model/observation.ts';

/** A middle time and where it lies with 95 % confidence, in milliseconds. */
export interface Middle {
  /** Of those measured. */
  readonly medianMs: number;
  /** At least. */
  readonly lowMs: number;
  /** At most. */
  readonly highMs: number;
}

/** Ranks on either side of the middle, in roots of the number of values: half of 1.96, the 97.5 % point of the normal distribution. */
const spread = 0.98;

/**
 * The middle of the waits, between the values of ranks n/2 +- 0.98 sqrt(n): each wait lies below the true middle with a chance of
 * one half, whatever their distribution (Conover, Practical Nonparametric Statistics, 1999, 3.2). Null with too few to have both.
 */
export function middleOf(visits: readonly Pick<Visit, 'tookMs'>[]): Middle | null {
  const waits = Float64Array.from(visits, ({ tookMs }) => tookMs).toSorted();
  const rank = Math.floor(waits.length / 2 - spread * Math.sqrt(waits.length));
  if (rank < 1) return null;
  const at = (place: number): number => waits[place] as number;
  return { medianMs: at(waits.length >> 1), lowMs: at(rank - 1), highMs: at(waits.length - rank) };
}
