import type { ForeignCell } from '../../model/foreign.ts';
import type { Truth } from '../../model/truth.ts';
import { durationAtLeast, heldAgainst } from '../../model/units.ts';
import { clearsBar, exactly, failsBar, unavailableBelow } from '../availability.ts';
import { boundsInWords } from '../words.ts';
import type { ForeignCase } from './case.ts';
import { isInForce, lengthOf, outageOf, slowIn, underOf, unendedIn } from './case.ts';
import { causeName, latencyIn, namedIn } from './count.ts';
import type { Doubt } from './doubts.ts';
import { doubtsOf } from './doubts.ts';
import { effectOf, isBelow, isGone } from './effect.ts';
import { expectedOf } from './expected.ts';
import { stretchOf } from './frame.ts';
import type { ForeignSham } from './sham.ts';

/** Judges one operation in one episode; `sham` is null for the control arm itself. */
export function judgeForeignCell(facts: ForeignCase, sham: ForeignSham | null): ForeignCell {
  const { episode, place, tally } = facts;
  const { started } = episode.events;
  const against = sham?.against(tally.operation);
  const doubts = against ? [...doubtsOf(facts), against] : doubtsOf(facts);
  const finding = sham && doubts.length === 0 && isProven(facts) ? 'proven' : 'unknown';
  const expected = expectedOf(episode.events, tally.operation);
  const expectation = sham ? expectationOf(facts, expected, finding, doubts) : null;
  const under = underOf(place);
  return {
    episode: started.episode,
    target: started.target,
    fault: started.fault,
    operation: tally.operation,
    expected,
    expectation,
    finding,
    effect: effectOf(facts),
    reasons: reasonsOf(facts, { expected, finding, expectation, doubts, isSham: sham === null }),
    availability: { control: facts.control, hold: facts.hold, after: facts.after },
    dropped: facts.dropped,
    outage: outageOf(facts),
    latency: { control: latencyIn(tally, [stretchOf(place, 'control')]), hold: latencyIn(tally, under) },
    servedBy: namedIn(tally.servedBy, under),
    failedBy: namedIn(tally.failedBy, under, causeName),
  };
}

/**
 * Unavailable for certain while the fault was held, late answers counted as answers, and not over when it was healed. What came back
 * by itself before, if too late, and was down again then is neither: it did not stay away.
 */
const isProven = (facts: ForeignCase): boolean =>
  unendedIn(facts) !== null &&
  slowIn(facts) === null &&
  isBelow(facts, unavailableBelow) &&
  isGone(facts, unavailableBelow);

function expectationOf(
  facts: ForeignCase,
  expected: ForeignCell['expected'],
  finding: ForeignCell['finding'],
  doubts: readonly Doubt[],
): Truth {
  if (expected === null) return 'unknown';
  if (finding === 'proven') return expected === 'proven' ? 'held' : 'broken';
  if (doubts.length > 0) return 'unknown';
  const isFallen = expected === 'refuted' && isBelow(facts, facts.bars.availability);
  const isBack = slowIn(facts) !== null && !(expected === 'proven' && isInForce(facts));
  return isBack || isFallen ? 'broken' : 'unknown';
}

interface Outcome extends Pick<ForeignCell, 'expected' | 'finding' | 'expectation'> {
  readonly doubts: readonly Doubt[];
  readonly isSham: boolean;
}

function reasonsOf(facts: ForeignCase, { expected, finding, expectation, doubts, isSham }: Outcome): readonly Doubt[] {
  if (expectation === 'held' || doubts.length > 0 || isSham) return doubts;
  if (expected === null) return [unsaid];
  const hold = facts.hold ? boundsInWords(facts.hold).replace('slots', 'requests') : 'no request';
  const slow = slowIn(facts);
  if (finding === 'proven') {
    return [
      {
        reason: 'expectation-broken',
        detail: `expected to survive, but ${hold} of the hold were good, until it was healed`,
      },
    ];
  }
  if (slow) {
    const [low, budget] = heldAgainst(lengthOf(facts, slow).lowMs, facts.bars.failoverBudgetMs, durationAtLeast);
    const again = isInForce(facts) ? '; another interruption came before the healing' : '';
    return [
      {
        reason: 'recovered-beyond-budget',
        detail: `back by itself after ${low} at least, against a budget of ${budget}${again}`,
      },
    ];
  }
  const open = expectation === 'unknown' ? mayBeOver(facts) : null;
  return [open ?? notProven(facts, hold)];
}

/** Journals have told what their run expects since events do. */
const unsaid: Doubt = {
  reason: 'not-told',
  detail: 'what was expected is not told: the journal is of an earlier version, and its plan is not read here',
};

/** Why what was unavailable is not said to have been so until it was healed; null where that is not the question. */
function mayBeOver(facts: ForeignCase): Doubt | null {
  const gap = facts.gaps.find(({ ending }) => ending === 'unclear' || ending === 'undecided');
  if (!gap || !isBelow(facts, unavailableBelow) || !isGone(facts, unavailableBelow)) return null;
  const low = durationAtLeast(lengthOf(facts, gap).lowMs);
  const detail = `an interruption of ${low} or more seemed over shortly before the healing, too shortly to be sure of it`;
  return { reason: 'hold-too-short', detail };
}

function notProven({ hold, bars }: ForeignCase, measured: string): Doubt {
  if (hold && clearsBar(exactly(hold), bars.availability)) {
    const detail =
      `${measured} were good in the hold; whether every request was sent that was planned is not told, ` +
      'so that no survival is shown';
    return { reason: 'not-told', detail };
  }
  const isDegraded = hold !== null && failsBar(exactly(hold), bars.availability);
  return {
    reason: isDegraded ? 'degraded-until-healed' : 'straddles-bar',
    detail: `${measured} were good in the hold`,
  };
}
