import type { KeptCondition } from '../../model/claim.ts';
import type { OperationSeries } from '../../model/episode.ts';
import { worst } from '../../model/truth.ts';
import type { Verdict } from '../../model/verdict.ts';
import { availabilityOf } from '../availability.ts';
import { percent } from '../round.ts';
import { intervalInWords } from '../words.ts';
import { actsInWords, fewOf, wantedCells } from './acts.ts';
import type { Seen } from './seen.ts';
import { contradicted, met, unseen } from './seen.ts';

/** Whether enough requests were served while each act was felt, bin by bin; the worst act counts. */
export function judgeKept(condition: KeptCondition, verdict: Verdict): Seen {
  const seen = condition.targets.flatMap((target) =>
    condition.faults.map((fault) => ofAct({ ...condition, targets: [target], faults: [fault] }, verdict)),
  );
  const truth = worst(seen.map((one) => one.truth));
  const because = fewOf(seen.filter((one) => one.truth === truth).map((one) => one.because));
  return truth === 'broken' ? contradicted(because) : { truth, because };
}

function ofAct(condition: KeptCondition, verdict: Verdict): Seen {
  const { targets, faults, operations, leastShare } = condition;
  const wanted = wantedCells(verdict, condition);
  const unjudged = wanted.filter(({ cell }) => !cell || cell.effect === 'unknown').length;
  const act = actsInWords(condition);
  if (unjudged > 0) return unseen(`${act}: ${unjudged} of ${wanted.length} cells were not judged`);
  const felt = verdict.episodes
    .filter(({ target, fault }) => targets.includes(target) && faults.includes(fault))
    .flatMap(({ series, marks }) => series.flatMap((one) => feltIn(one, marks.healBegunMs, operations)));
  const share = availabilityOf(sum(felt.map(({ good }) => good)), sum(felt.map(({ n }) => n)));
  if (!share) return contradicted(`${act} was not felt`);
  const text = `${act}: ${share.good} of ${share.n} requests (${intervalInWords(share)}) good while it was felt`;
  if (share.low >= leastShare) return met(text);
  return share.high < leastShare ? contradicted(text) : unseen(`${text}; ${percent(leastShare)} asked for`);
}

/** Bins without a failure that part what was felt: after a second of them a failure is another one, and those are no part of any. */
const apart = 10;

/** Requests of one bin. */
interface Bin {
  readonly good: number;
  readonly bad: number;
  readonly n: number;
}

/** Requests from the first bin with a failure to the last, while the fault was in force; longer quiet between them left out. */
function feltIn(
  series: OperationSeries,
  healBegunMs: number | null,
  operations: KeptCondition['operations'],
): readonly Bin[] {
  if (!operations.includes(series.operation)) return [];
  const bins = series.good.flatMap((good, index) => {
    const atMs = series.startMs + index * series.binMs;
    const bad = (series.late[index] ?? 0) + (series.wrong[index] ?? 0) + (series.unanswered[index] ?? 0);
    return atMs < 0 || atMs >= (healBegunMs ?? 0) ? [] : [{ good, bad, n: good + bad }];
  });
  const failing = bins.flatMap(({ bad }, place) => (bad > 0 ? [place] : []));
  return failing.flatMap((place, index) => {
    const next = failing[index + 1] ?? place + 1;
    return bins.slice(place, next - place > apart ? place + 1 : next);
  });
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
