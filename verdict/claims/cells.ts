import type { Cell } from '../../model/cell.ts';
import type { CellCondition } from '../../model/claim.ts';
import type { Truth } from '../../model/truth.ts';
import { worst } from '../../model/truth.ts';
import type { Verdict } from '../../model/verdict.ts';
import { durationAtLeast, durationAtMost } from '../../model/units.ts';
import { percent } from '../round.ts';
import type { WantedCell } from './acts.ts';
import { actsInWords, fewOf, wantedCells } from './acts.ts';
import type { Seen } from './seen.ts';

/** Whether every cell has the finding that is asked for; the worst of them counts. */
export function judgeCells(condition: CellCondition, verdict: Verdict): Seen {
  const { finding, operations } = condition;
  const wanted = wantedCells(verdict, condition);
  const judged = wanted.map(({ name, cell }) => ({ name, cell, truth: truthOf(cell, finding) }));
  const truth = worst(judged.map((one) => one.truth));
  const acts = `${actsInWords(condition)}: ${operations.join(', ')}`;
  if (truth === 'held') {
    const cells = judged.flatMap(({ cell }) => cell ?? []);
    return { truth, because: `${acts} ${finding === 'proven' ? lostBy(cells) : survivedBy(cells)}` };
  }
  const faulty = judged.filter((one) => one.truth === truth).map((one) => faultOf(one));
  const contrary = judged.some(({ cell }) => cell && cell.finding !== 'unknown' && cell.finding !== finding);
  return { truth, ...(contrary && { contrary }), because: `${acts}: ${fewOf(faulty)}` };
}

/**
 * A run that expected what is asked for has judged it already, and more than its finding alone: service that is worse than
 * promised has no finding, and yet is no survival.
 */
function truthOf(cell: Cell | undefined, finding: 'proven' | 'refuted'): Truth {
  if (!cell) return 'unknown';
  if (cell.expected === finding) return cell.expectation;
  if (cell.finding === 'unknown') return 'unknown';
  return cell.finding === finding ? 'held' : 'broken';
}

/** Of an outage: how little was answered, and for how long. */
function lostBy(cells: readonly Cell[]): string {
  const { good, n } = heldSlots(cells);
  const lengths = cells.flatMap(({ outage }) => outage?.lengthLowMs ?? []);
  const down = lengths.length === 0 ? '' : `, down > ${durationAtLeast(Math.min(...lengths))} each time`;
  return `lost until healed: ${good} of ${n} requests good${down}`;
}

/** Of survival: the least bound, and the longest gap. */
function survivedBy(cells: readonly Cell[]): string {
  const bounds = cells.flatMap(({ availability }) => availability.hold?.low ?? []);
  const gaps = cells.flatMap(({ outage }) => outage?.lengthHighMs ?? []);
  const least = bounds.length === 0 ? '' : `, at least ${percent(Math.min(...bounds))} good`;
  const gap = gaps.length === 0 ? 'no gap' : `longest gap at most ${durationAtMost(Math.max(...gaps))}`;
  return `survived${least} (n = ${heldSlots(cells).n}), ${gap}`;
}

function heldSlots(cells: readonly Cell[]): { readonly good: number; readonly n: number } {
  const holds = cells.flatMap(({ availability }) => availability.hold ?? []);
  return { good: sum(holds.map(({ good }) => good)), n: sum(holds.map(({ n }) => n)) };
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

const words = { proven: 'single point of failure', refuted: 'survived', unknown: 'unknown' } as const;

function faultOf({ name, cell }: WantedCell): string {
  if (!cell) return `${name} was not judged`;
  const why = cell.reasons.map(({ detail }) => detail).join(', ');
  return `${name} is ${words[cell.finding]}${why === '' ? '' : ` (${why})`}`;
}
