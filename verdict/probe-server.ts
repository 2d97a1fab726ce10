import type { ProbeFinding } from '../model/probe-verdict.ts';
import { componentsOf } from '../model/stack.ts';
import { unknown } from './probe-finding.ts';
import type { ProbeFacts } from './probe.ts';
import { sharedAmong } from './probe-shared.ts';

/**
 * The balanced server that a fault took something away from, by the name that answers have of it: its host, whether the whole
 * of it was the target or a component on it. Unknown for a target that is none of them: then nothing follows for servers.
 */
export function serverAt(facts: ProbeFacts, target: string): string | ProbeFinding {
  const there = new Set([target, ...componentsOf(facts.stack, target).map(({ host }) => host)]);
  const server = sharedAmong(facts).find(({ host }) => there.has(host));
  return server?.host ?? unknown('no-such-part', `${target} is no server that requests are shared among`);
}
