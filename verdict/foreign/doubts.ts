import type { ForeignReason } from '../../model/foreign.ts';
import { supports } from '../../model/evidence.ts';
import { slotsNeeded } from '../../model/proof.ts';
import { durationAtLeast, formatDuration } from '../../model/units.ts';
import { clearsBar, exactly, failsBar, unavailableBelow } from '../availability.ts';
import { contrary, momentOf } from '../evidence.ts';
import { percent } from '../round.ts';
import { boundsInWords } from '../words.ts';
import type { ForeignCase } from './case.ts';
import { feltIn, unendedIn, unsureMsOf } from './case.ts';

/** A sentence that keeps a finding from standing. */
export interface Doubt {
  /** Machine-readable. */
  readonly reason: ForeignReason;
  /** With numbers. */
  readonly detail: string;
}

type Look = (facts: ForeignCase) => Doubt | null;

/** Whether something seen at this moment supports what it was looked at for, and nothing speaks against it. */
const isSeen = ({ episode }: ForeignCase, moment: 'bit' | 'still'): boolean => {
  const seen = momentOf(episode.events, moment);
  return seen.length > 0 && seen.every(({ evidence }) => supports(evidence));
};

/** Nothing that is felt in such an episode has to do with the fault. */
const injected: Look = ({ episode: { events } }) =>
  events.injected
    ? null
    : {
        reason: 'fault-not-evidenced',
        detail: `nothing was injected: the events have no \`fault-injected\` of episode ${events.started.episode}`,
      };

/** An expectation of an operation that nobody asked for. */
const asked: Look = ({ tally }) =>
  tally.counts.length > 0
    ? null
    : { reason: 'too-few-slots', detail: `no request is of ${tally.operation}: has it another name in the files?` };

const steady: Look = ({ control, bars }) => {
  if (control && clearsBar(exactly(control), bars.availability)) return null;
  const measured = control ? boundsInWords(control).replace('slots', 'requests') : 'no request';
  return {
    reason: 'steady-state-not-met',
    detail: `before the fault ${measured} was good, ${percent(bars.availability)} had to be`,
  };
};

const bitten: Look = (facts) =>
  isSeen(facts, 'bit')
    ? null
    : {
        reason: 'fault-not-evidenced',
        detail:
          'the events have no evidence of moment `bit` that supports it: nothing but the load says that the fault took hold',
      };

/** Half an episode shows an outage without its end, or none because it was not yet there. */
const whole: Look = ({ episode: { events } }) =>
  events.interruptedBy
    ? { reason: 'interrupted', detail: 'the run was interrupted before the episode was over' }
    : null;

/** Nobody touched it, and it ended all the same: an outage with two causes proves neither. */
const untouched: Look = ({ episode: { events } }) => {
  const crash = events.crashes[0];
  return crash
    ? {
        reason: 'crashed-uninjected',
        detail: `${crash.component} ended during the episode, and nobody had asked it to`,
      }
    : null;
};

const unheld = (detail: string): Doubt => ({ reason: 'fault-not-held', detail });

/** Lifted by a watchdog, or seen gone in any look before the healing: then what was felt since is no answer to the fault. */
const held: Look = (facts) => {
  const { events } = facts.episode;
  const against = momentOf(events, 'holds').find(({ evidence }) => !supports(evidence));
  if (events.lifted) return unheld('a watchdog lifted the fault before it was healed');
  if (against) return unheld(`before healing: ${contrary(against.evidence)}`);
  return isSeen(facts, 'still')
    ? null
    : unheld(
        'the events have no evidence of moment `still` that supports it: the fault may have ended before it was healed',
      );
};

const unhealed = (detail: string): Doubt => ({ reason: 'not-healed', detail });

/** Evidence of the healing is not asked for, as the return of the operation shows it; what speaks against it counts. */
const healed: Look = ({ episode: { events } }) => {
  if (!events.healBegun || !events.healed) return unhealed('the events do not say that the fault was healed, nor when');
  const last = momentOf(events, 'healed').at(-1);
  return last && !supports(last.evidence) ? unhealed(`after healing: ${contrary(last.evidence)}`) : null;
};

const long: Look = ({ episode, bars }) => {
  const heldMs = episode.healBegunMs - episode.injectedMs;
  if (heldMs >= 2 * bars.failoverBudgetMs) return null;
  const [was, budget] = [durationAtLeast(heldMs), formatDuration(bars.failoverBudgetMs)];
  return {
    reason: 'hold-too-short',
    detail: `the fault was held for ${was}, which is less than twice the budget of ${budget}`,
  };
};

/** What was felt of two faults at once is an answer to neither. */
const alone: Look = ({ episode: { beside } }) =>
  beside && {
    reason: 'not-told',
    detail:
      `the fault of episode ${beside.started.episode} (${beside.started.fault} ${beside.started.target}) was in force ` +
      'at the same time: which of the two was felt is not told',
  };

/** What began after the time of a failover, and was not watched for twice that, may be anything: nobody saw what became of it. */
const early: Look = (facts) => {
  const { episode, bars } = facts;
  const gap = unendedIn(facts);
  const startMs = (gap?.startMs ?? 0) + unsureMsOf(episode);
  if (!gap || startMs <= episode.injectedMs + bars.failoverBudgetMs) return null;
  const leftMs = episode.healBegunMs - startMs;
  if (leftMs >= 2 * bars.failoverBudgetMs) return null;
  const [began, left] = [startMs - episode.injectedMs, Math.max(0, leftMs)].map(formatDuration);
  return {
    reason: 'hold-too-short',
    detail: `an interruption began ${began} after the injection and was watched for ${left} only`,
  };
};

/** Users who all wait for an answer ask nothing else: while nobody asks, nobody sees it come back. */
const watched: Look = (facts) => {
  const unaskedMs = unendedIn(facts)?.unaskedMs ?? 0;
  if (unaskedMs === 0) return null;
  const { dropped, episode } = facts;
  const since = formatDuration(Math.max(0, episode.watchedUntilMs - unaskedMs - episode.injectedMs));
  const slots = dropped.hold > 0 ? `, and the generator dropped ${dropped.hold} slots under the fault` : '';
  return {
    reason: 'not-told',
    detail: `from ${since} after the injection on nobody asked${slots}: whether it was over before the healing is not told`,
  };
};

const enough: Look = ({ hold }) => {
  const needed = slotsNeeded(unavailableBelow);
  const n = hold?.n ?? 0;
  if (n >= needed) return null;
  return { reason: 'too-few-slots', detail: `${n} requests began in the hold, ${needed} are needed` };
};

/**
 * A request that was never sent whole stands where it was given up, and not where it began: what stands in the hold may be of a
 * failover that was over in time. In the sham so few of them as the bar allows are noise, wherever they began.
 */
const dated: Look = (facts) => {
  const { unsure, episode } = facts;
  const mayBe = episode.events.started.fault === 'sham' ? feltIn(facts).allowed : 0;
  if (unsure <= mayBe) return null;
  return {
    reason: 'not-told',
    detail:
      `when ${unsure} requests began that ended under the fault is not told: they had no connection, were never sent whole, ` +
      'or saw a clock set back',
  };
};

/** A step of a second holds the end of an outage and the return from it alike: who was served at its end was served before the healing. */
const seenOff: Look = (facts) => {
  const { answeredLast, episode } = facts;
  if (episode.timeStepMs <= 1 || answeredLast === 0 || !unendedIn(facts)) return null;
  const step = formatDuration(episode.timeStepMs);
  return {
    reason: 'not-told',
    detail: `${answeredLast} requests were answered right before the healing, and moments are told to ${step} only: it may have been over`,
  };
};

const back: Look = ({ after, backAfterMs }) => {
  if (backAfterMs !== null && after && !failsBar(exactly(after), unavailableBelow)) return null;
  return { reason: 'not-recovered', detail: 'the operation was not seen to come back for good after the healing' };
};

const sent: Look = ({ dropped }) =>
  dropped.control === 0
    ? null
    : { reason: 'load-invalid', detail: `the generator dropped ${dropped.control} slots before the fault` };

/** A generator that runs out of files or of memory says so, and what it then does not send looks like an outage. */
const calm: Look = ({ complaints }) =>
  complaints === 0
    ? null
    : {
        reason: 'load-invalid',
        detail: `lines that are complaints of k6, or requests before the line that says when their scenario began: ${complaints}`,
      };

/** Everything that must be in order before anything is found; each looks at one thing. */
const voids: readonly Look[] = [
  whole,
  steady,
  untouched,
  alone,
  sent,
  calm,
  bitten,
  held,
  healed,
  long,
  early,
  watched,
  enough,
  dated,
  seenOff,
  back,
];

/** What leaves nothing to look at. */
const absences: readonly Look[] = [whole, injected, asked];

/** What speaks against finding anything in this case, in the order of the list. */
export function doubtsOf(facts: ForeignCase): readonly Doubt[] {
  const missing = [injected, asked].some((look) => look(facts) !== null) ? absences : voids;
  return missing.flatMap((look) => look(facts) ?? []);
}
