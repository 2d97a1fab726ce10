import type { FaultSeen, Visit } from '../model/observation.ts';
import { supports } from '../model/evidence.ts';
import type { ProbeFinding } from '../model/probe-verdict.ts';
import { unknown } from './probe-finding.ts';
import type { ProbeFacts } from './probe.ts';
import { seenOf } from './probe.ts';

/** Share of requests that may go wrong without voiding a probe that asks who answers: a hiccup of the machine. */
const toleratedWrong = 0.02;

/** The requests of one part of a probe. */
export const visitsOf = (facts: ProbeFacts, part: string): readonly Visit[] =>
  seenOf(facts, 'visits').flatMap((seen) => (seen.part === part ? seen.visits : []));

/** Unknown when too many requests of a part went wrong, or none was sent; else null. */
export function unansweredIn(visits: readonly Visit[], part: string): ProbeFinding | null {
  const wrong = visits.filter(({ valid }) => !valid).length;
  if (visits.length === 0) return unknown('not-gathered', `no request was sent ${part}`);
  if (wrong <= visits.length * toleratedWrong) return null;
  return unknown('unanswered', `${wrong} of ${visits.length} requests ${part} were not answered`);
}

/** A fault that was in force from its injection to its healing. */
export interface FaultSpan {
  /** Host or component. */
  readonly target: string;
  /** When the act was begun, all from the start of the probe. */
  readonly begunMs: number;
  /** When it took full effect. */
  readonly bitMs: number;
  /** When healing was begun. */
  readonly healBegunMs: number;
  /** When healing was complete. */
  readonly healedMs: number;
}

/** The fault of the probe, if evidence supports every moment of it; else why nothing follows. */
export function spanOf(facts: ProbeFacts): FaultSpan | ProbeFinding {
  const seen = seenOf(facts, 'fault');
  const at = (moment: FaultSeen['moment']): FaultSeen | undefined => {
    const looks = seen.filter((one) => one.moment === moment);
    return looks.every(({ evidence }) => supports(evidence)) ? looks[0] : undefined;
  };
  const [bit, still, healed] = [at('bit'), at('still'), at('healed')];
  if (bit && still && healed) {
    const { target, atMs: bitMs, begunMs = bitMs } = bit;
    return { target, begunMs, bitMs, healBegunMs: healed.begunMs ?? still.atMs, healedMs: healed.atMs };
  }
  const missing = [bit ? '' : 'to bite', still ? '' : 'to hold', healed ? '' : 'to be healed'].filter(
    (text) => text !== '',
  );
  return unknown('fault-not-evidenced', `the fault was not seen ${missing.join(', nor ')}`);
}

/** Whether something is a finding already. */
export const isFinding = (value: object): value is ProbeFinding => 'verdict' in value;
