import type { Visit } from './observation.ts';

/** A rate counts as carried when this share of its requests was answered rightly and in time. */
const [carriedShare, inTimeMs] = [0.95, 250];

/** Fewest requests by which that is told; of fewer, one would decide. */
const fewestVisits = 20;

/** One answered rightly and in time. */
const isGood = ({ valid, tookMs }: Visit): boolean => valid && tookMs <= inTimeMs;

/** Share of good ones; 0 of none. */
export const goodShare = (visits: readonly Visit[]): number =>
  visits.length === 0 ? 0 : visits.filter(isGood).length / visits.length;

/** Whether the rate at which these requests were sent was carried. */
export const isCarried = (visits: readonly Visit[]): boolean =>
  visits.length >= fewestVisits && goodShare(visits) >= carriedShare;

/** Requests a second at which they were really sent: the first to the last. */
export function rateOf(visits: readonly Visit[]): number {
  const times = visits.map(({ atMs }) => atMs);
  const lengthMs = Math.max(...times) - Math.min(...times);
  return visits.length < 2 || lengthMs <= 0 ? 0 : ((visits.length - 1) * 1000) / lengthMs;
}

/** What is carried, between two rates that were tried. */
export interface Knee {
  /** Highest rate that was carried, with every lower one; 0 when none was. */
  readonly carried: number;
  /** Lowest rate that was not; null when every one was. */
  readonly refused: number | null;
}

/** The knee in a row of rates tried; one that was carried above one that was not counts for nothing. */
export function kneeOf(tried: readonly { readonly rate: number; readonly isCarried: boolean }[]): Knee {
  const refused = Math.min(...tried.flatMap((one) => (one.isCarried ? [] : [one.rate])));
  const carried = Math.max(0, ...tried.flatMap((one) => (one.isCarried && one.rate < refused ? [one.rate] : [])));
  return { carried, refused: Number.isFinite(refused) ? refused : null };
}

/**
 * Shares of what all servers carry, to be offered when one of them is gone: four fifths of what is left, and halfway between
 * what is left and all of it.
 */
export const survivorShares = (servers: number): { readonly below: number; readonly above: number } => {
  const left = (servers - 1) / servers;
  return { below: 0.8 * left, above: (left + 1) / 2 };
};
