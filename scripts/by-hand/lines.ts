import type { RunEvent } from '../../model/event.ts';
import type { Evidence, Fact } from '../../model/evidence.ts';
import { supports } from '../../model/evidence.ts';

/** What somebody who does a fault by hand reads of an event; empty for what he need not know. */
export function linesOf(event: RunEvent): readonly string[] {
  switch (event.type) {
    case 'fault-intended':
      return [`undone by: ${event.undo.verb} ${event.undo.on.join(', ')}`.trim()];
    case 'fault-injected':
      return [`in force, after ${Math.round(event.at - event.begunAt)} ms`];
    case 'evidence-seen':
      return evidenceLines(event.moment, event.evidence);
    case 'healing-started':
      return ['healing'];
    case 'fault-healed':
      return ['healed'];
    case 'act-failed':
      return [`${event.act} failed: ${event.because}`];
    case 'gate-judged':
      if (event.held) return event.side === 'after' ? ['steady again'] : [];
      return event.because.map((missing) => `not steady ${event.side} the fault: ${missing}`);
    default:
      return [];
  }
}

const moments = {
  bit: 'after the injection',
  holds: 'during the hold',
  still: 'before healing',
  healed: 'after healing',
} as const;

/** Of the looks in between only what is not as it has to be, as there are many. */
function evidenceLines(moment: keyof typeof moments, { facts }: Evidence): readonly string[] {
  if (moment !== 'holds') return [`evidence, ${moments[moment]}:`, ...factLines({ facts })];
  if (supports({ facts })) return [];
  const against = facts.filter(({ asWanted, witness }) => !asWanted && witness !== true);
  return [`evidence, ${moments.holds}:`, ...factLines({ facts: against })];
}

const factLines = ({ facts }: Evidence): readonly string[] =>
  facts.map((fact) => `  ${sign(fact)} ${fact.what}: ${fact.seen}`);

/** A witness may see what it likes; anything else is as wanted or is not. */
const sign = ({ witness, asWanted }: Fact): string => {
  if (witness) return '·';
  return asWanted ? '✓' : '✗';
};
