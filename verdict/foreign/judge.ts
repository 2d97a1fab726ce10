import { exitCodes } from '../../model/exit.ts';
import type { ForeignBars, ForeignFormat, ForeignSeries, ForeignVerdict } from '../../model/foreign.ts';
import { shownOperation } from '../../model/foreign.ts';
import type { OperationTally, Tally } from '../../model/tally.ts';
import { worst } from '../../model/truth.ts';
import { waitError } from '../../model/waits.ts';
import type { ForeignCase } from './case.ts';
import { feltIn, foreignCase } from './case.ts';
import { doubtsOf } from './doubts.ts';
import { unasked } from './expected.ts';
import type { ForeignEpisode } from './frame.ts';
import type { ForeignSham } from './judge-cell.ts';
import { effectOf, judgeForeignCell } from './judge-cell.ts';
import { openQuestions } from './open-questions.ts';

/** Everything that is judged of evidence from elsewhere. */
export interface ForeignEvidence {
  /** Format of the files. */
  readonly from: ForeignFormat;
  /** The episodes, in order. */
  readonly episodes: readonly ForeignEpisode[];
  /** The requests, counted by the frame of these episodes. */
  readonly tally: Tally;
  /** The bars. */
  readonly bars: ForeignBars;
}

/** Judges evidence from elsewhere: the same counts and events give the same verdict, byte for byte. */
export function judgeForeign({ from, episodes, tally, bars }: ForeignEvidence): ForeignVerdict {
  const { dropped, complaints } = tally;
  const cases = episodes.flatMap((episode, place) =>
    [...tally.operations, ...unasked(episode.events, tally.operations)].map((operation) =>
      foreignCase(episode, place, operation, { bars, dropped, complaints }),
    ),
  );
  const sham = shamOf(cases.filter(isSham));
  const cells = cases.map((facts) => judgeForeignCell(facts, isSham(facts) ? null : sham));
  const outcome = worst(cells.flatMap(({ expectation }) => expectation ?? []));
  return {
    schema: 'spofproof/foreign-verdict@1',
    from,
    bars,
    outcome,
    exitCode: exitCodes[outcome],
    requests: tally.requests,
    complaints,
    unsureStarts: tally.unsureStarts,
    timeStepMs: tally.timeStepMs,
    latencyError: waitError,
    cells,
    sham,
    series: tally.operations.map(seriesOf),
    cannotTell: openQuestions(from),
  };
}

const isSham = ({ episode }: ForeignCase): boolean => episode.events.started.fault === 'sham';

/** The control arm: an episode with a fault that does nothing, in which nothing may be felt. */
function shamOf(cases: readonly ForeignCase[]): ForeignSham {
  if (cases.length === 0)
    return { clean: false, sentence: 'the events have no sham: nothing shows what is felt without a fault' };
  for (const facts of cases) {
    const because = troubleIn(facts);
    const operation = shownOperation(facts.tally.operation);
    if (because !== null) return { clean: false, sentence: `the sham is not clean for ${operation}: ${because}` };
  }
  return { clean: true, sentence: 'nothing was felt in the sham' };
}

function troubleIn(facts: ForeignCase): string | null {
  const [doubt] = doubtsOf(facts);
  if (doubt) return doubt.detail;
  const effect = effectOf(facts);
  if (effect !== 'none' && effect !== 'blip') return `its effect was ${effect}`;
  const { bad, n, allowed } = feltIn(facts);
  return bad <= allowed
    ? null
    : `${bad} of ${n} requests were bad although nothing was done, the bar allows ${allowed}`;
}

function seriesOf({ operation, windows }: OperationTally): ForeignSeries {
  const { widthMs, first, counts } = windows;
  return {
    operation,
    startedAt: new Date(first * widthMs).toISOString(),
    windowMs: widthMs,
    good: Array.from(counts.filter((_, place) => place % 2 === 0)),
    bad: Array.from(counts.filter((_, place) => place % 2 === 1)),
  };
}
