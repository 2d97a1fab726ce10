import type { Balanced } from '../model/balanced.ts';
import { balancedHosts, sharedOut } from '../model/balanced.ts';
import type { ProbeFinding } from '../model/probe-verdict.ts';
import { unknown } from './probe-finding.ts';
import type { ProbeFacts } from './probe.ts';
import { seenOf } from './probe.ts';

/** The hosts that what visitors did is shared among: older records have reads where files would have told more. */
export const sharedAmong = (facts: ProbeFacts): readonly Balanced[] =>
  balancedHosts(facts.stack, seenOf(facts, 'visits')[0]?.operation ?? sharedOut(facts.stack).operation);

/** Share of the answers that may do so all the same: what is too small to tell by is told by the probe itself. */
const tolerated = 0.02;

/**
 * Unknown when right answers name none of the hosts that requests are shared among: behind web servers on machines of their own
 * they name the application, and of whom the balancer chose nothing is known. Else null.
 */
export function strangersIn(facts: ProbeFacts): ProbeFinding | null {
  const hosts = sharedAmong(facts).map(({ host }) => host);
  const right = seenOf(facts, 'visits').flatMap(({ visits }) => visits.filter(({ valid }) => valid));
  const named = right.map(({ server }) => server).filter((server) => !hosts.includes(server));
  if (named.length <= right.length * tolerated || hosts.length === 0) return null;
  const whom = [...new Set(named)].map((server) => server || 'nobody').join(', ');
  const detail = `${named.length} of ${right.length} answers name ${whom}, and requests are shared among ${hosts.join(', ')}`;
  return unknown('evidence-disagrees', detail);
}
