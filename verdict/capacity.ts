import { balancedHosts } from '../model/balanced.ts';
import type { Knee } from '../model/capacity.ts';
import { goodShare, isCarried, kneeOf, rateOf } from '../model/capacity.ts';
import type { Visit } from '../model/observation.ts';
import type { Truth } from '../model/truth.ts';
import type { ProbeFinding, ProbeNumber } from '../model/probe-verdict.ts';
import { middleOf } from './middle.ts';
import type { ProbeFacts } from './probe.ts';
import { unknown } from './probe-finding.ts';
import type { Offered } from './probe-offers.ts';
import { markedDown } from './probe-view.ts';
import { offersIn, repeatNumbers, starvedIn } from './probe-offers.ts';
import { serverAt } from './probe-server.ts';
import type { FaultSpan } from './probe-visits.ts';
import { isFinding, spanOf } from './probe-visits.ts';

/** What was carried in a part; the rates are those at which requests were really sent. */
export const kneeIn = (facts: Offered, part: string): Knee =>
  kneeOf(offersIn(facts, part).map((visits) => ({ rate: rateOf(visits), isCarried: isCarried(visits) })));

/** Rates are known to a tenth of a request a second. */
const rounded = (rate: number): number => Math.round(rate * 10) / 10;

/** Both ends of a knee as numbers of a verdict. */
export const kneeNumbers = (whose: string, { carried, refused }: Knee): readonly ProbeNumber[] => [
  { what: `highest rate carried by ${whose}`, value: rounded(carried), unit: 'per-second' },
  { what: `lowest rate refused by ${whose}`, value: refused === null ? null : rounded(refused), unit: 'per-second' },
];

/** A rate offered, as numbers of a verdict: how high it was, and what share of it was answered in time. */
export const offerNumbers = (what: string, visits: readonly Visit[]): readonly ProbeNumber[] => [
  { what, value: rounded(rateOf(visits)), unit: 'per-second' },
  { what: `${what}, answered in time`, value: goodShare(visits), unit: 'share', n: visits.length },
];

/** Parts of a probe that compares what is carried with every server and with one stopped. */
const comparedParts = ['all', 'survivors'] as const;

/** What one server adds to the others, as far as it was measured. */
export interface CapacityGain {
  /** Its part, nothing, or what cannot be told apart from either. */
  readonly adds: 'its part' | 'nothing' | 'unclear';
  /** Whether answers come sooner with it. */
  readonly sooner: Truth;
  /** The same in words, with the factor that decided. */
  readonly told: string;
  /** The numbers. */
  readonly numbers: readonly ProbeNumber[];
}

/**
 * Compares what all servers carry with what the others do while one is stopped. With s servers it must be more by a factor
 * halfway (by ratio) from 1 to s / (s - 1): for two servers 1.41. Both knees are intervals; the ends that claim less count.
 */
export function capacityGain(facts: ProbeFacts): CapacityGain | ProbeFinding {
  const servers = balancedHosts(facts.stack, 'read').length;
  const [all, rest] = [kneeIn(facts, 'all'), kneeIn(facts, 'survivors')];
  const knees = [...kneeNumbers('all servers', all), ...kneeNumbers('the others with one stopped', rest)];
  const numbers = [...knees, ...latencies(facts, rest), ...repeatNumbers(facts, comparedParts)];
  if (servers < 2) return unknown('no-such-part', 'the stack has fewer than two servers', numbers);
  const starved = starvedIn(facts, comparedParts, numbers);
  if (starved) return starved;
  const down = markedDown(facts);
  if (down) return { ...down, numbers };
  const span = stoppedServer(facts);
  if (isFinding(span)) return span;
  if (all.carried === 0 || rest.carried === 0)
    return unknown('unanswered', 'not even the lowest rate was carried', numbers);
  if (all.refused === null || rest.refused === null)
    return unknown('too-few', 'every rate that could be offered was carried: the limit was not reached', numbers);
  const [low, high] = [all.carried / rest.refused, all.refused / rest.carried];
  const bar = Math.sqrt(servers / (servers - 1));
  const told = `all servers carry ${low.toFixed(2)} to ${high.toFixed(2)} times what the others do; the bar is ${bar.toFixed(2)}`;
  const adds = low >= bar ? 'its part' : high <= bar ? 'nothing' : 'unclear';
  return { adds, sooner: isSooner(facts, rest), told, numbers };
}

/** The time in which a server was stopped, which has to be one of those that share the requests; else why nothing follows. */
export function stoppedServer(facts: ProbeFacts): FaultSpan | ProbeFinding {
  const span = spanOf(facts);
  if (isFinding(span)) return span;
  const server = serverAt(facts, span.target);
  return typeof server === 'string' ? span : server;
}

/** What users wait at the highest rate that the others carry, with one stopped; and at the next one that all were offered. */
function waitsIn(facts: ProbeFacts, { carried }: Knee): { readonly alone: Offer; readonly together: Offer } | null {
  const alone = offersIn(facts, 'survivors').find((visits) => rateOf(visits) === carried);
  const together = offersIn(facts, 'all')
    .filter((visits) => rateOf(visits) >= carried * 0.9)
    .toSorted((a, b) => rateOf(a) - rateOf(b))[0];
  return alone && together ? { alone, together } : null;
}

/** Requests at one rate. */
type Offer = readonly Visit[];

const middleNumber = (visits: Offer, who: string): ProbeNumber => ({
  what: `middle time at ${rateOf(visits).toFixed(0)}/s with ${who}`,
  value: middleOf(visits)?.medianMs ?? null,
  unit: 'ms',
});

function latencies(facts: ProbeFacts, rest: Knee): readonly ProbeNumber[] {
  const waits = waitsIn(facts, rest);
  if (!waits) return [];
  return [middleNumber(waits.alone, 'one stopped'), middleNumber(waits.together, 'all servers')];
}

/** Whether users wait less with all servers than with one stopped, at no lower a rate; unknown where the middle times overlap. */
function isSooner(facts: ProbeFacts, rest: Knee): Truth {
  const waits = waitsIn(facts, rest);
  const [alone, together] = [waits && middleOf(waits.alone), waits && middleOf(waits.together)];
  if (!alone || !together) return 'unknown';
  if (together.highMs < alone.lowMs) return 'held';
  return together.lowMs > alone.highMs ? 'broken' : 'unknown';
}
