import { balancedHosts } from '../model/balanced.ts';
import type { ViewSeen, VisitsSeen } from '../model/observation.ts';
import type { ProbeFinding } from '../model/probe-verdict.ts';
import { componentsOf } from '../model/stack.ts';
import { unknown } from './probe-finding.ts';
import type { FaultSpan } from './probe-visits.ts';
import { isFinding, spanOf } from './probe-visits.ts';
import type { ProbeFacts } from './probe.ts';
import { seenOf } from './probe.ts';

/** So much earlier than it was read a view may have changed: the time between two looks, and the longest wait in one. */
const grainMs = 250;

/** What says that a server is taken for one that serves; `no check`: nobody looks. */
const serves = /^(?:UP|no\b)/i;

/** A server that a balancer sent nothing to, and when, from the start of the probe. */
interface Absence {
  readonly seen: ViewSeen;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Unknown when a balancer took a server for down to which nothing was done, while requests were sent by which the probe is told:
 * a machine that is too busy for a health check moves users, and that says nothing of how they are shared out. Else null. What is
 * seen of the target of a fault counts for requests that were all sent before it, or all after it; with `target`, under it as well.
 * Nothing was written down of views in records of earlier versions.
 */
export function markedDown(facts: ProbeFacts, alsoOf?: 'target'): ProbeFinding | null {
  const found = spanOf(facts);
  const span = isFinding(found) ? undefined : found;
  const absences = absencesIn(facts, span);
  for (const part of seenOf(facts, 'visits')) {
    const spared = alsoOf === undefined && span && isDuring(part, span) ? sparedBy(facts, span) : () => false;
    const down = absences.find((one) => isWithin(part, one) && !spared(hostIn(one.seen)));
    if (!down) continue;
    const { balancer, server, state } = down.seen;
    return unknown('disturbed', `${balancer} saw ${server} ${state}, to which nothing was done then`);
  }
  return null;
}

function absencesIn(facts: ProbeFacts, span: FaultSpan | undefined): readonly Absence[] {
  const views = seenOf(facts, 'view');
  return views.flatMap((seen, place) => {
    if (serves.test(seen.state)) return [];
    const next = views.slice(place + 1).find((one) => one.balancer === seen.balancer && one.server === seen.server);
    const earliestMs = seen.atMs - grainMs;
    // What follows from the fault cannot have been before it.
    const fromMs = span && seen.atMs >= span.begunMs ? Math.max(earliestMs, span.begunMs) : earliestMs;
    return [{ seen, fromMs, toMs: next?.atMs ?? Number.POSITIVE_INFINITY }];
  });
}

/** As balancers name a server: by its backend and its host. */
const hostIn = ({ server }: ViewSeen): string => server.slice(server.lastIndexOf('/') + 1);

/** The servers that a fault accounts for: those of its target, and such as a user's own configuration names by its own words. */
function sparedBy({ stack }: ProbeFacts, { target }: FaultSpan): (host: string) => boolean {
  const struck = new Set([target, ...componentsOf(stack, target).map(({ host }) => host)]);
  const known = new Set(balancedHosts(stack).map(({ host }) => host));
  return (host) => struck.has(host) || !known.has(host);
}

const isDuring = (part: VisitsSeen, span: FaultSpan): boolean =>
  firstMs(part) <= span.healedMs && lastMs(part) >= span.begunMs;

const isWithin = (part: VisitsSeen, { fromMs, toMs }: Absence): boolean =>
  part.visits.length > 0 && firstMs(part) < toMs && lastMs(part) > fromMs;

const firstMs = ({ visits }: VisitsSeen): number => Math.min(...visits.map(({ atMs }) => atMs));

const lastMs = ({ visits }: VisitsSeen): number => Math.max(...visits.map(({ atMs, tookMs }) => atMs + tookMs));
