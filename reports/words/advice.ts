import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import type { Experiment } from './experiment.ts';
import { faultsOf } from './experiment.ts';
import { distinct } from './list.ts';
import { remediesFor, shorterGapFor } from './remedy.ts';

/** Something to change, and for whose sake. */
export interface Advice {
  /** What to do, in one or two sentences. */
  readonly text: string;
  /** The targets that it is for, in the order of the plan. */
  readonly targets: readonly string[];
  /** `proven`: it takes a single point of failure away; `refuted`: it shortens a gap that is survived. */
  readonly finding: 'proven' | 'refuted';
}

/** What to do about one experiment; empty where nothing failed, or nothing is known. */
export function adviceFor({ stack }: Pick<Verdict, 'stack'>, one: Experiment): readonly Advice[] {
  const { target, fault, cells } = one;
  const finding = cells.some((cell) => cell.finding === 'proven')
    ? 'proven'
    : cells.some((cell) => cell.outage !== null && cell.finding === 'refuted')
      ? 'refuted'
      : null;
  if (fault === 'sham' || finding === null) return [];
  const texts = finding === 'proven' ? remediesFor(stack, target) : shorterGapFor(stack, target);
  return texts.map((text) => ({ text, targets: [visible(target)], finding }));
}

/** What to do about a run: each advice once, single points of failure first. */
export function adviceOf(verdict: Verdict): readonly Advice[] {
  const all = faultsOf(verdict).flatMap((one) => adviceFor(verdict, one));
  const same = Map.groupBy(all, ({ text, finding }) => `${finding} ${text}`);
  return [...same.values()]
    .flatMap((group) => {
      const targets = distinct(group.flatMap((one) => one.targets));
      return group[0] ? [{ ...group[0], targets }] : [];
    })
    .toSorted((a, b) => Number(a.finding === 'refuted') - Number(b.finding === 'refuted'));
}
