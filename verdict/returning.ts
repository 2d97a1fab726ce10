import type { Availability, Cell, ReturningFelt } from '../model/cell.ts';
import type { Opened } from '../model/opened.ts';
import type { ReturningSeries, OperationSeries } from '../model/episode.ts';
import type { Judgment } from './decide.ts';
import { allOpened, isUnkept } from './opened.ts';
import { pooledShare } from './phase-share.ts';
import { isGraver } from './pool.ts';

/** What returning users felt, beside main users of the same episodes. */
export function feltByReturning(cell: Cell, kept: readonly Judgment[], fresh: readonly Judgment[]): ReturningFelt {
  const shares = { kept: underFault(kept), fresh: underFault(fresh) };
  const isKnown = [...kept, ...fresh].every(({ effect }) => effect !== 'unknown');
  const opened = openedBefore(kept);
  const { finding, effect, slots } = cell;
  if (isUnkept(opened)) return { comparison: 'unkept', opened, ...shares, finding, effect, slots };
  return { comparison: isKnown ? compared(shares) : 'unknown', ...shares, finding, effect, slots };
}

const openedBefore = (judgments: readonly Judgment[]): Opened =>
  allOpened(judgments.flatMap(({ facts }) => facts.survey?.opened ?? []));

const underFault = (judgments: readonly Judgment[]): Availability | null =>
  pooledShare(judgments.flatMap(({ facts }) => facts.survey?.shares.fault ?? []));

function compared({ kept, fresh }: Pick<ReturningFelt, 'kept' | 'fresh'>): ReturningFelt['comparison'] {
  if (!kept || !fresh) return 'unknown';
  if (kept.low > fresh.estimate) return 'hidden';
  return kept.high < fresh.estimate ? 'worse' : 'same';
}

/**
 * What becomes of an expectation over kept connections: broken when returning users lose what was expected to survive, held
 * otherwise. Where too few of them asked to know, it is no expectation at all, and the cell does not stand.
 */
export function returningExpectation({ expected, finding, expectation }: Cell): Cell['expectation'] {
  if (expectation === 'broken' && expected === 'refuted') return 'broken';
  return finding === 'unknown' ? 'unknown' : 'held';
}

/** Whether a cell of returning users says something that the cell of main users does not. */
export function standsBeside(cell: Cell, main: Cell, judgments: readonly Judgment[]): boolean {
  if (cell.expectation === 'unknown') return false;
  const writes = judgments.map(({ facts }) => facts.digest.writes.returning);
  const isHarmed = cell.operation === 'write' && writes.some(({ lost, duplicated }) => lost + duplicated > 0);
  const isOther = cell.finding !== 'unknown' && cell.finding !== main.finding;
  return isOther || isHarmed || isGraver(cell.effect, main.effect);
}

/** Bins of a main series that make one of returning users. */
const binsInOne = 10;

/** A series in bins of a second: good, and whatever else became of a request. */
export function coarseSeries({ operation, startMs, binMs, ...counts }: OperationSeries): ReturningSeries {
  const { good, late, wrong, unanswered, missing } = counts;
  const bad = good.map((_, bin) => [late, wrong, unanswered, missing].reduce((sum, row) => sum + (row[bin] ?? 0), 0));
  const coarse = (row: readonly number[]): readonly number[] =>
    Array.from({ length: Math.ceil(row.length / binsInOne) }, (_, bin) =>
      row.slice(bin * binsInOne, (bin + 1) * binsInOne).reduce((sum, one) => sum + one, 0),
    );
  return { operation, startMs, binMs: binMs * binsInOne, good: coarse(good), bad: coarse(bad) };
}
