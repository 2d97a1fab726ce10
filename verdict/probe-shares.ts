import type { Visit } from '../model/observation.ts';
import type { ProbeNumber } from '../model/probe-verdict.ts';
import { availabilityOf } from './availability.ts';

/** How far a share may be from an even one and still count as even: a fifth of it. */
const tolerated = 0.2;

/** The share of answers that one server gave. */
export interface ServerShare {
  /** Server. */
  readonly server: string;
  /** Its answers among all, with exact one-sided 95 % bounds. */
  readonly estimate: number;
  /** Lower bound. */
  readonly low: number;
  /** Upper bound. */
  readonly high: number;
  /** All answers. */
  readonly n: number;
}

/** The share of each of these servers among right answers; empty when there were none. */
export function sharesOf(visits: readonly Visit[], servers: readonly string[]): readonly ServerShare[] {
  const right = visits.filter(({ valid }) => valid);
  return servers.flatMap((server) => {
    const bounds = availabilityOf(right.filter((visit) => visit.server === server).length, right.length);
    return bounds ? [{ server, estimate: bounds.estimate, low: bounds.low, high: bounds.high, n: bounds.n }] : [];
  });
}

/** A share as a number of a verdict. */
export const shareNumber = ({ server, estimate, low, high, n }: ServerShare, part = ''): ProbeNumber => ({
  what: `share of ${server}${part === '' ? '' : ` ${part}`}`,
  value: estimate,
  unit: 'share',
  low,
  high,
  n,
});

/** Least and largest share that count as even among so many servers. */
const evenBand = (servers: number): readonly [low: number, high: number] => [
  (1 - tolerated) / servers,
  (1 + tolerated) / servers,
];

/** Where a share stands against the even one: for certain inside, above or below, or not for certain. */
export function evenness({ low, high }: ServerShare, servers: number): 'even' | 'above' | 'below' | 'open' {
  const [least, most] = evenBand(servers);
  if (low >= least && high <= most) return 'even';
  if (low > most) return 'above';
  return high < least ? 'below' : 'open';
}
