import { latenessMs, rateOf } from '../model/capacity.ts';
import type { Visit, VisitsSeen } from '../model/observation.ts';
import type { ProbeFinding, ProbeNumber } from '../model/probe-verdict.ts';
import { heldAgainst } from '../model/units.ts';
import { count, unknown } from './probe-finding.ts';
import type { ProbeFacts } from './probe.ts';
import { seenOf } from './probe.ts';

/** What the rates offered are told from. */
export type Offered = Pick<ProbeFacts, 'seen' | 'plan'>;

/** Whether visitors set out too late for the rate to be the one that was meant, or took answers in too late to tell. */
const isStarved = ({ plan: { bars } }: Offered, offer: VisitsSeen): boolean => latenessMs(offer) > bars.generatorLagMs;

/** Offers in a part of a probe in whose place the same rate was offered again, because visitors were late. */
function repeatedIn(facts: Offered, part: string): ReadonlySet<VisitsSeen> {
  const offers = seenOf(facts, 'visits').filter((seen) => seen.part === part);
  const isRepeated = (offer: VisitsSeen, place: number): boolean =>
    offer.schedule !== undefined &&
    isStarved(facts, offer) &&
    offers.slice(place + 1).some(({ schedule }) => schedule?.ratePerSecond === offer.schedule?.ratePerSecond);
  return new Set(offers.filter(isRepeated));
}

/** Those that count. */
function countingIn(facts: Offered, part: string): readonly VisitsSeen[] {
  const repeated = repeatedIn(facts, part);
  return seenOf(facts, 'visits').filter((seen) => seen.part === part && !repeated.has(seen));
}

/** The rates offered in a part of a probe that count, each with its requests. */
export const offersIn = (facts: Offered, part: string): readonly (readonly Visit[])[] =>
  countingIn(facts, part).map(({ visits }) => visits);

/**
 * Unknown where a rate that counts was not offered as planned: requests that set out in a burst meet a line that nobody
 * asked about, and the stall of the sender would be called a limit of the stack. Else null.
 */
export function starvedIn(
  facts: Offered,
  parts: readonly string[],
  numbers: readonly ProbeNumber[],
): ProbeFinding | null {
  const starved = parts.flatMap((part) => countingIn(facts, part)).find((offer) => isStarved(facts, offer));
  if (!starved) return null;
  const [late, bar] = heldAgainst(latenessMs(starved), facts.plan.bars.generatorLagMs);
  const detail = `visitors at ${rateOf(starved.visits).toFixed(0)}/s set out or looked up ${late} late, the bar is ${bar}`;
  return unknown('generator-starved', detail, numbers);
}

/** How many rates were offered again, as a number of a verdict; none where none was. */
export function repeatNumbers(facts: Offered, parts: readonly string[]): readonly ProbeNumber[] {
  const repeated = parts.reduce((sum, part) => sum + repeatedIn(facts, part).size, 0);
  return repeated === 0 ? [] : [count('rates offered again, as visitors were late', repeated)];
}
