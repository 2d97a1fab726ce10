import type { Visit } from '../../model/observation.ts';
import { databasesOfRole } from '../../model/balanced.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import type { Shown } from '../availability.ts';
import { failsBar, unavailableBelow } from '../availability.ts';
import type { ProbeFacts, ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import type { FaultSpan } from '../probe-visits.ts';
import { isFinding, spanOf, visitsOf } from '../probe-visits.ts';

/** Writes acknowledged so shortly before the kill may be lost: the replica is told after the user is. */
const inFlightMs = 100;

/**
 * Writes that must have been acknowledged before the kill, and after the promotion to call them resumed; and tried when the
 * last step by hand and a failover's time are over, to say that they did not.
 */
const fewest = 30;

/**
 * Promotion by hand: writes are acknowledged again through the whole stack, by the new primary, and not for certain fewer than nine
 * of ten; and it holds every one that was acknowledged earlier than a moment before the kill, and every one since.
 */
export const promotion: ProbeJudge = {
  id: 'promotion',
  statement: 'The replica can be made the primary: writes resume, and nothing is missing that it had been sent.',
  why: 'A copy that cannot take over is a backup, not a replica.',

  judge(facts) {
    const [replica] = databasesOfRole(facts.stack, 'replica');
    if (replica === undefined) return unknown('no-such-part', 'the stack has no replica');
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const visits = visitsOf(facts, 'all');
    const holdings = seenOf(facts, 'holdings').find(({ database }) => database === replica);
    if (!holdings) return unknown('not-gathered', 'nobody read what the new primary holds');
    const books = booksOf(visits, span, replica, holdings.times);
    const { before, since, lost, inFlight } = books;
    const numbers = numbersOf(books, span);
    if (before < fewest) return unknown('too-few', `only ${before} writes were acknowledged before the kill`, numbers);
    const tried = triedAfterwards(facts, visits);
    if (since.length < fewest && tried.length < fewest)
      return unknown('too-few', `only ${tried.length} writes were tried when the promotion was complete`, numbers);
    if (since.length < fewest)
      return broken(`only ${since.length} writes were acknowledged after the promotion`, numbers);
    const resumed = shareSince(since, tried);
    if (failsBar(resumed, unavailableBelow))
      return broken(`only ${resumed.good} of ${resumed.n} writes were acknowledged when they had resumed`, numbers);
    if (lost > 0) return broken(`${lost} acknowledged writes are missing, ${inFlight} more were under way`, numbers);
    return held(numbers);
  },
};

/**
 * Writes tried when the last step by hand was complete, and the time over that balancers may take to see the applications
 * again. The steps take as long as they take: before that, a write that fails says nothing of what was promoted.
 */
function triedAfterwards(facts: ProbeFacts, visits: readonly Visit[]): readonly Visit[] {
  const steps = seenOf(facts, 'step').map(({ atMs }) => atMs);
  if (steps.length === 0) return [];
  const fromMs = Math.max(...steps) + facts.plan.bars.failoverBudgetMs;
  return visits.filter(({ atMs }) => atMs >= fromMs);
}

/** How many of the writes since the first one that was acknowledged again were. */
function shareSince(since: readonly Visit[], tried: readonly Visit[]): Pick<Shown, 'good' | 'n'> {
  const all = tried.filter(({ atMs }) => atMs >= (since[0]?.atMs ?? 0));
  return { good: all.filter((visit) => since.includes(visit)).length, n: all.length };
}

/** When the answer came, from the start of the probe. */
const answeredMs = ({ atMs, tookMs }: Visit): number => atMs + tookMs;

interface Books {
  readonly before: number;
  readonly since: readonly Visit[];
  readonly lost: number;
  readonly inFlight: number;
}

function booksOf(
  visits: readonly Visit[],
  { begunMs, bitMs }: FaultSpan,
  replica: string,
  times: Readonly<Record<string, number>>,
): Books {
  const acknowledged = visits.filter(({ valid }) => valid);
  const missing = acknowledged.filter(({ id }) => (times[id] ?? 0) === 0);
  // Who is answered by another one than the replica, and asked when the primary was dead already, was told by an impostor.
  const isInFlight = (visit: Visit): boolean =>
    answeredMs(visit) >= begunMs - inFlightMs && visit.atMs <= bitMs && visit.database !== replica;
  return {
    before: acknowledged.filter((visit) => answeredMs(visit) < begunMs).length,
    since: acknowledged.filter(({ atMs, database }) => atMs > bitMs && database === replica),
    lost: missing.filter((visit) => !isInFlight(visit)).length,
    inFlight: missing.filter(isInFlight).length,
  };
}

function numbersOf({ before, since, lost, inFlight }: Books, { begunMs }: FaultSpan): readonly ProbeNumber[] {
  const [first] = since;
  const resumedMs = first ? Math.round(first.atMs + first.tookMs - begunMs) : null;
  return [
    { what: 'writes acknowledged before the kill', value: before, unit: 'count' },
    { what: 'writes acknowledged by the new primary', value: since.length, unit: 'count' },
    { what: 'from the kill to the first of these', value: resumedMs, unit: 'ms' },
    { what: 'acknowledged writes lost', value: lost, unit: 'count', n: before + since.length },
    { what: 'acknowledged writes lost that were on their way to the replica', value: inFlight, unit: 'count' },
  ];
}
