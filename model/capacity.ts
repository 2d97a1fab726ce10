import type { Visit, VisitsSeen } from './observation.ts';

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

/**
 * How late the sender was at worst, from its most punctual request on: what came late was sent in a burst, and an answer that
 * nobody took in looks slow. Of so few requests a percentile would leave out the one that decides. The rate is the one really
 * reached where the record does not say which was meant: a stall is seen against that as well.
 */
export function latenessMs({ visits, schedule }: Pick<VisitsSeen, 'visits' | 'schedule'>): number {
  const rate = schedule?.ratePerSecond ?? rateOf(visits);
  const waitLateMs = schedule?.waitLateMs ?? 0;
  if (visits.length < 2 || rate <= 0) return waitLateMs;
  const behind = visits.map(({ atMs }, place) => atMs - (place * 1000) / rate);
  return Math.max(waitLateMs, Math.max(...behind) - Math.min(...behind));
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
