import type { CaseTruth, CellTruth } from '../../known/truth.ts';
import { truthOf } from '../../known/truth.ts';
import type { Cell } from '../../model/cell.ts';
import type { Plan } from '../../model/plan.ts';
import type { OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';

/** A cell that was judged otherwise than it is. */
export interface Mistake {
  /** `fault target, operation`. */
  readonly cell: string;
  /** `false`: something was claimed that is not so; `missed`: something that is so was not found. */
  readonly kind: 'false' | 'missed';
  /** What differs, in words: what was said, and what is true. */
  readonly differences: readonly string[];
  /** Reasons that the verdict gives. */
  readonly reasons: readonly string[];
}

/** What a run can be compared by. */
export interface Judged {
  /** Its plan: each experiment and operation is a cell, judged or not. */
  readonly plan: Plan;
  /** Its verdict; absent when the run ended without one. */
  readonly verdict?: Verdict;
  /** Why it has none, or what went wrong beside it, in words. */
  readonly failure?: string;
  /** Acknowledged writes that the primary does not hold, by `fault target`; see `absent.ts`. */
  readonly absent?: ReadonlyMap<string, number>;
}

/** What is to be compared: one a cell. */
interface Compared {
  readonly name: string;
  readonly cell: Cell | undefined;
  readonly truth: CellTruth | undefined;
}

/** Number of verdicts that a plan asks for. */
export const verdictsOf = ({ experiments }: Plan): number => experiments.length * operationNames.length;

/** Every cell that was judged otherwise than it is. A cell without a verdict, or without a known truth, is a mistake too. */
export const mistakesIn = (judged: Judged, truth: CaseTruth): readonly Mistake[] =>
  comparedIn(judged, truth).flatMap((compared) => mistakeOf(compared, judged) ?? []);

/** Returning users are a few beside the main arm: too few to find anything of their own. */
const comparedIn = ({ plan, verdict }: Judged, truth: CaseTruth): readonly Compared[] =>
  plan.experiments.flatMap(({ fault, target }) =>
    operationNames.map((operation) => ({
      name: `${fault} ${target}, ${operation}`,
      cell: verdict?.cells.find(
        (cell) => cell.arm === 'main' && cell.fault === fault && cell.target === target && cell.operation === operation,
      ),
      truth: truthOf(truth, { fault, target, operation }),
    })),
  );

function mistakeOf({ name, cell, truth }: Compared, judged: Judged): Mistake | undefined {
  if (!truth) return { cell: name, kind: 'false', differences: ['nobody knows its truth'], reasons: [] };
  if (!cell) return { cell: name, kind: 'missed', differences: [judged.failure ?? 'it was not judged'], reasons: [] };
  const differences = differencesOf(cell, truth, judged);
  if (differences.length === 0) return undefined;
  const reasons = cell.reasons.map(({ reason, detail }) => `${reason}: ${detail}`);
  return { cell: name, kind: isMissed(cell, truth) ? 'missed' : 'false', differences, reasons };
}

/** What was not said is missed; what was said and is not so is false. */
const isMissed = (cell: Cell, truth: CellTruth): boolean =>
  cell.finding === 'unknown' && (truth.finding !== 'unknown' || cell.effect === 'unknown');

type Comparison = (cell: Cell, truth: CellTruth, judged: Judged) => string | null;

const comparisons: readonly Comparison[] = [
  ({ finding }, truth) => (finding === truth.finding ? null : `found ${finding}, true is ${truth.finding}`),
  ({ effect }, { effects }) => (effects.includes(effect) ? null : `felt as ${effect}, true is ${effects.join(' or ')}`),
  ({ reasons }, truth) => {
    const given = reasons.map(({ reason }) => reason);
    if (!truth.reasons || truth.reasons.some((reason) => given.includes(reason))) return null;
    return `because of ${given.join(', ') || 'nothing'}, true is ${truth.reasons.join(' or ')}`;
  },
  ({ outage }, { censored }) => {
    if (censored === undefined || outage?.censored === censored) return null;
    return censored ? 'told as over by itself, it was over by healing only' : 'told as longer than the hold';
  },
  gapDiffers,
  injectionDiffers,
  lossDiffers,
];

const differencesOf = (cell: Cell, truth: CellTruth, judged: Judged): readonly string[] =>
  comparisons.flatMap((compare) => compare(cell, truth, judged) ?? []);

/**
 * A bracket must meet what is true, and reach no further beyond it than measuring blurs: by a slot at either end, and by a
 * deadline, as a freeze is felt by those for whom it is not over within theirs, and an answer may come at the end of it.
 */
function gapDiffers({ outage, operation }: Cell, { gapMs }: CellTruth, { plan }: Judged): string | null {
  if (!gapMs) return null;
  const [least, most] = gapMs;
  const said = outage ? `${outage.lengthLowMs} to ${outage.lengthHighMs ?? 'unknown'} ms` : 'no interruption';
  const blurMs = 2 * slotMs(plan, operation) + plan.load.deadlineMs;
  const isTold = outage && outage.lengthHighMs !== null;
  const isTrue =
    isTold && isIn(outage.lengthLowMs, least - blurMs, most) && isIn(outage.lengthHighMs, least, most + blurMs);
  return isTrue ? null : `measured ${said}, true is ${least} to ${most} ms`;
}

const isIn = (atMs: number, fromMs: number, toMs: number): boolean => atMs >= fromMs && atMs <= toMs;

/** Time from one planned request of an operation to the next. */
const slotMs = ({ load }: Plan, operation: OperationName): number => 1000 / load.ratePerSecond[operation];

function injectionDiffers({ fault, target }: Cell, truth: CellTruth, { verdict }: Judged): string | null {
  if (truth.injected === undefined) return null;
  const episodes = verdict?.episodes.filter((episode) => episode.fault === fault && episode.target === target) ?? [];
  if (episodes.length > 0 && episodes.every(({ injected }) => injected === truth.injected)) return null;
  return truth.injected ? 'nothing was injected' : 'something was injected into a stack that was not steady';
}

function lossDiffers({ fault, target }: Cell, { lost }: CellTruth, { verdict, absent }: Judged): string | null {
  if (lost === undefined) return null;
  const episode = verdict?.episodes.find((one) => one.fault === fault && one.target === target);
  const [said, known] = [episode?.writes.lost, absent?.get(`${fault} ${target}`)];
  return said === known && known !== undefined && known > 0 ? null : `${said} writes told as lost, true is ${known}`;
}
