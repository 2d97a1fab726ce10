import { supports } from '../../model/evidence.ts';
import { silences } from '../../model/plan.ts';
import type { Case } from '../case.ts';
import type { EpisodeEvents } from '../gather.ts';
import type { Answer, Check } from '../check.ts';
import { contrary, momentOf } from '../evidence.ts';
import { signatureOf } from '../signature.ts';

/**
 * The fault did not last for the whole hold: the watchdog had to lift it, a look saw it gone, nobody saw it during the hold or
 * looked right before healing, or the target itself gave good answers while it was meant to be out.
 */
export const unheldFault: Check = {
  id: 'unheld-fault',
  reason: 'fault-not-held',
  holds: 'Every fault lasted until it was healed',
  breaks: 'A fault was gone before it was healed',
  why: 'A service that is back because the fault ended by itself has not failed over.',
  needs: ['hold'],
  weight: 'void',
  ofRun: true,
  judge: (facts) => {
    const { injected, healBegun } = facts.digest.events;
    const bit = momentOf(facts.digest.events, 'bit').at(-1);
    // Where it never took hold, `unevidenced-fault` tells; where healing never began, `unhealed-fault` does.
    if (!injected || !healBegun || (bit && !supports(bit.evidence))) return undefined;
    return watchdogSays(facts) ?? looksSay(facts) ?? answersSay(facts) ?? (seen(facts) ? null : undefined);
  },
};

/** Whoever let a fault stay beyond its hard maximum, or hung while healing it, measured nothing that can be trusted. */
function watchdogSays({ digest: { events } }: Case): string | null {
  if (!events.lifted) return null;
  const { limitMs, did } = events.lifted;
  return `the watchdog lifted it after ${limitMs} ms, as the controller had not: ${did.join(', ')}`;
}

function looksSay({ digest: { events }, fault }: Case): string | null {
  const looks = [...momentOf(events, 'holds'), ...momentOf(events, 'still')];
  const against = looks.find(({ evidence }) => !supports(evidence));
  if (against) return `before healing: ${contrary(against.evidence)}`;
  if (fault === 'sham') return null;
  if (momentOf(events, 'still').length === 0) return 'nothing was looked at right before healing';
  return unseen(events);
}

/**
 * Looks of the hold that failed. One between two that saw the fault is no objection: it was in force half a second before and
 * half a second after. With two in a row, or where no look of the hold succeeded, nobody knows. A hold that is too short for any
 * look but the first and the last has none that can fail.
 */
function unseen(events: EpisodeEvents): string | null {
  const { injected, healBegun, failures } = events;
  const inHold = ({ at }: { readonly at: number }): boolean =>
    injected !== null && at >= injected.at && healBegun !== null && at <= healBegun.at;
  const failed = failures.filter((failure) => failure.act === 'observe' && inHold(failure));
  if (failed.length === 0) return null;
  const because = failed[0]?.because ?? '';
  if (momentOf(events, 'holds').length === 0) return `nobody saw it during the hold: ${because}`;
  const sightings = [...momentOf(events, 'holds'), ...momentOf(events, 'still')];
  const isAlone = (place: number): boolean => {
    const [one, next] = [failed[place], failed[place + 1]];
    return !one || !next || sightings.some(({ at }) => at > one.at && at <= next.at);
  };
  return failed.every((_, place) => isAlone(place)) ? null : `nobody saw it for two looks in a row: ${because}`;
}

/** Whether there was anything to look at; in a sham nobody need look. */
const seen = ({ digest: { events }, fault }: Case): boolean =>
  fault !== 'sham' || momentOf(events, 'holds').length + momentOf(events, 'still').length > 0;

function answersSay({ survey, fault, target, stack, operation }: Case): Answer {
  if (!survey || !silences(fault)) return null;
  const { servers, databases } = signatureOf(stack, target, operation);
  const spoke = [...named(survey.servedBy.hold, servers), ...named(survey.databases, databases)][0];
  if (!spoke) return null;
  const [name, count] = spoke;
  return `${name} gave ${count} good answers while ${name === target ? 'it' : target} was meant to be out`;
}

const named = (counts: ReadonlyMap<string, number>, names: ReadonlySet<string>): readonly [string, number][] =>
  [...counts].filter(([name, count]) => names.has(name) && count > 0);
