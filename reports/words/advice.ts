import type { Cell } from '../../model/cell.ts';
import type { OperationName } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import type { Experiment } from './experiment.ts';
import { faultsOf } from './experiment.ts';
import { distinct } from './list.ts';
import { forKept, remediesFor, shorterGapFor } from './remedy.ts';

/** Something to change, and for whose sake. */
export interface Advice {
  /** What to do, in one or two sentences. */
  readonly text: string;
  /** The targets that it is for, in the order of the plan. */
  readonly targets: readonly string[];
  /**
   * `proven`: it takes a single point of failure away; `unknown`: it shortens a gap that is longer than a failover may take; `refuted`:
   * one that is survived.
   */
  readonly finding: Cell['finding'];
}

/** What to do about one experiment; empty where nothing failed, or nothing is known. */
export function adviceFor({ stack }: Pick<Verdict, 'stack'>, one: Experiment): readonly Advice[] {
  const { target, fault, cells, returning } = one;
  if (fault === 'sham') return [];
  const served = operationsOf(cells.filter((cell) => cell.finding === 'refuted'));
  const proven = operationsOf([...cells, ...returning].filter((cell) => cell.finding === 'proven'));
  const failing = distinct(proven.filter((operation) => !served.includes(operation)));
  const late = operationsOf(cells.filter((cell) => cell.finding === 'refuted' && cell.outage !== null));
  const of = (finding: Advice['finding'], texts: readonly string[]): readonly Advice[] =>
    texts.map((text) => ({ text, targets: [visible(target)], finding }));
  const kept = proven.some((operation) => served.includes(operation)) ? of('proven', [forKept]) : [];
  if (failing.length > 0) return [...of('proven', remediesFor(stack, target, failing)), ...kept];
  if (kept.length > 0) return kept;
  const tooLate = operationsOf(cells.filter((cell) => isTooLate(cell)));
  if (tooLate.length > 0) return of('unknown', shorterGapFor(stack, target, [...tooLate, ...late]));
  return late.length > 0 ? of('refuted', shorterGapFor(stack, target, late)) : [];
}

/** Back by itself, and for certain too late for it: what shortens the gap is what is asked for. */
const isTooLate = ({ finding, effect, expectation }: Cell): boolean =>
  finding === 'unknown' && effect === 'slow-recovery' && expectation === 'broken';

const order: readonly Advice['finding'][] = ['proven', 'unknown', 'refuted'];

const operationsOf = (cells: readonly Cell[]): readonly OperationName[] => cells.map(({ operation }) => operation);

/** What to do about a run: each advice once, single points of failure first. */
export function adviceOf(verdict: Verdict): readonly Advice[] {
  const all = faultsOf(verdict).flatMap((one) => adviceFor(verdict, one));
  const same = Map.groupBy(all, ({ text, finding }) => `${finding} ${text}`);
  return [...same.values()]
    .flatMap((group) => {
      const targets = distinct(group.flatMap((one) => one.targets));
      return group[0] ? [{ ...group[0], targets }] : [];
    })
    .toSorted((a, b) => order.indexOf(a.finding) - order.indexOf(b.finding));
}
