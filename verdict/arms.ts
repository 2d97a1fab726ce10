import type { Cell } from '../model/cell.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import type { Case, ShamState } from './case.ts';
import { cellOf } from './cells.ts';
import type { Judgment } from './decide.ts';
import { decide } from './decide.ts';
import type { Digest } from './digest.ts';
import { loadedOperations } from './digest.ts';

/** All cells of a run, and what was judged for them, both in the order of the plan. */
export interface Arms {
  /** The cells. */
  readonly cells: readonly Cell[];
  /** One per episode and operation. */
  readonly judgments: readonly Judgment[];
  /** Experiments of the plan that never took place, as `fault target`. */
  readonly missing: readonly string[];
}

/** Judges the control arm first: whether doing nothing was felt decides what the other cells are worth. */
export function judgeArms(record: EvidenceRecord, digests: readonly Digest[]): Arms {
  const groups = groupsOf(record.plan);
  const judge = (sham: ShamState | null) => (group: Group) => judgeGroup(record, group, digests, sham);
  const control = groups.filter(({ experiment }) => experiment.fault === 'sham').map(judge(null));
  const others = judge(shamState(control));
  const parts = groups.map((group) => control.find((part) => part.group === group) ?? others(group));
  return {
    cells: parts.flatMap(({ cells }) => cells),
    judgments: parts.flatMap(({ judgments }) => judgments),
    missing: parts.flatMap(({ group, episodes }) => (episodes < group.planned ? [nameOf(group)] : [])),
  };
}

/** Experiments of one target and fault, which are replicates of each other. */
interface Group {
  readonly experiment: ExperimentPlan;
  readonly planned: number;
}

interface Part {
  readonly group: Group;
  readonly episodes: number;
  readonly cells: readonly Cell[];
  readonly judgments: readonly Judgment[];
}

const nameOf = ({ experiment }: Group): string => `${experiment.fault} ${experiment.target}`;

function groupsOf({ experiments, episodes }: Plan): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const experiment of experiments) {
    const key = `${experiment.fault} ${experiment.target}`;
    const before = groups.get(key);
    groups.set(key, { experiment: before?.experiment ?? experiment, planned: (before?.planned ?? 0) + episodes });
  }
  return [...groups.values()];
}

function judgeGroup(record: EvidenceRecord, group: Group, digests: readonly Digest[], sham: ShamState | null): Part {
  const { target, fault } = group.experiment;
  const own = digests.filter(({ events }) => events.started.target === target && events.started.fault === fault);
  const caseOf = (digest: Digest, operation: OperationName): Case => ({
    plan: record.plan,
    stack: record.stack,
    target,
    fault,
    operation,
    digest,
    sham,
    survey: digest.surveys.get(operation) ?? null,
  });
  const byOperation = loadedOperations(record.plan).map((operation) => ({
    operation,
    judgments: own.map((digest) => decide(caseOf(digest, operation))),
  }));
  const frame = { plan: record.plan, stack: record.plan.stack, ...group };
  return {
    group,
    episodes: own.length,
    cells: byOperation.map(({ operation, judgments }) => cellOf({ ...frame, operation }, judgments)),
    judgments: byOperation.flatMap(({ judgments }) => judgments),
  };
}

function shamState(control: readonly Part[]): ShamState {
  const cells = control.flatMap((part) => part.cells);
  if (cells.length === 0)
    return { clean: false, sentence: 'the plan has no sham: nothing shows what is felt without a fault' };
  const dirty = cells.find(({ finding }) => finding !== 'refuted');
  if (!dirty) return { clean: true, sentence: 'nothing was felt in the sham' };
  const because = dirty.reasons[0]?.detail ?? 'nothing was found';
  return { clean: false, sentence: `the sham of ${dirty.target} is not clean for ${dirty.operation}: ${because}` };
}
