import { exitCodes } from '../../model/exit.ts';
import type { ForeignBars, ForeignFormat, ForeignSeries, ForeignVerdict } from '../../model/foreign.ts';
import type { OperationTally, Tally } from '../../model/tally.ts';
import { worst } from '../../model/truth.ts';
import { waitError } from '../../model/waits.ts';
import type { ForeignCase } from './case.ts';
import { foreignCase } from './case.ts';
import { unasked } from './expected.ts';
import type { ForeignEpisode } from './frame.ts';
import { judgeForeignCell } from './judge-cell.ts';
import { openQuestions } from './open-questions.ts';
import { shamOf } from './sham.ts';

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
  const { clean, sentence } = sham;
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
    sham: { clean, sentence },
    series: tally.operations.map(seriesOf),
    cannotTell: openQuestions(from),
  };
}

const isSham = ({ episode }: ForeignCase): boolean => episode.events.started.fault === 'sham';

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
