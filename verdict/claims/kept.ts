import type { KeptCondition } from '../../model/claim.ts';
import type { OperationSeries } from '../../model/episode.ts';
import type { Verdict } from '../../model/verdict.ts';
import { availabilityOf } from '../availability.ts';
import { percent } from '../round.ts';
import { actsInWords } from './acts.ts';
import type { Seen } from './seen.ts';
import { contradicted, met, unseen } from './seen.ts';

/** Whether enough requests were served between the first bad and the last bad one of each act, bin by bin. */
export function judgeKept(condition: KeptCondition, verdict: Verdict): Seen {
  const { targets, faults, operations, leastShare } = condition;
  const cells = verdict.cells.filter(
    ({ arm, target, fault, operation, effect }) =>
      arm === 'main' &&
      targets.includes(target) &&
      faults.includes(fault) &&
      operations.includes(operation) &&
      effect !== 'unknown',
  );
  const wanted = targets.length * faults.length * operations.length;
  const acts = actsInWords(condition);
  if (cells.length < wanted) return unseen(`${acts}: ${wanted - cells.length} of ${wanted} cells were not judged`);
  const felt = verdict.episodes
    .filter(({ target, fault }) => targets.includes(target) && faults.includes(fault))
    .flatMap(({ series, marks }) => series.flatMap((one) => feltIn(one, marks.healBegunMs, operations)));
  const share = availabilityOf(sum(felt.map(({ good }) => good)), sum(felt.map(({ n }) => n)));
  if (!share) return contradicted(`${acts} was not felt`);
  const text = `${acts}: ${share.good} of ${share.n} requests (${percent(share.low)} to ${percent(share.high)}) good while it was felt`;
  if (share.low >= leastShare) return met(text);
  return share.high < leastShare ? contradicted(text) : unseen(`${text}; ${percent(leastShare)} asked for`);
}

/** Requests from the first bin with a failure to the last, while the fault was in force. */
function feltIn(
  series: OperationSeries,
  healBegunMs: number | null,
  operations: KeptCondition['operations'],
): readonly { readonly good: number; readonly n: number }[] {
  if (!operations.includes(series.operation)) return [];
  const bins = series.good.flatMap((good, index) => {
    const atMs = series.startMs + index * series.binMs;
    const bad = (series.late[index] ?? 0) + (series.wrong[index] ?? 0) + (series.unanswered[index] ?? 0);
    return atMs < 0 || atMs >= (healBegunMs ?? 0) ? [] : [{ good, bad, n: good + bad }];
  });
  const first = bins.findIndex(({ bad }) => bad > 0);
  return first < 0 ? [] : bins.slice(first, bins.findLastIndex(({ bad }) => bad > 0) + 1);
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
