import type { Cell } from '../model/cell.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { ArmName } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { failsBar } from './availability.ts';
import type { ShamState } from './case.ts';
import { isGraver } from './pool.ts';
import { cellOf } from './cells.ts';
import type { Judgment } from './decide.ts';
import { decide } from './decide.ts';
import type { Digest } from './digest.ts';
import { feltByReturning, returningExpectation, standsBeside } from './returning.ts';
import { loadedOperations, returningPlan } from './returning-plan.ts';

/** All cells of a run, and what was judged for them, both in the order of the plan. */
export interface Arms {
  /** The cells. */
  readonly cells: readonly Cell[];
  /** One per episode and operation. */
  readonly judgments: readonly Judgment[];
  /** The same for returning users; none where the plan has none. */
  readonly returning: readonly Judgment[];
  /** Experiments of the plan that never took place, as `fault target`. */
  readonly missing: readonly string[];
}

/** Judges the control arm first: whether doing nothing was felt decides what the other cells are worth. */
export function judgeArms(record: EvidenceRecord, digests: readonly Digest[]): Arms {
  const groups = groupsOf(record.plan);
  const judge = (shams: Shams | null) => (group: Group) => judgeGroup(record, group, digests, shams);
  const control = groups.filter(({ experiment }) => experiment.fault === 'sham').map(judge(null));
  const others = judge(shamsOf(control));
  const parts = groups.map((group) => control.find((part) => part.group === group) ?? others(group));
  return {
    cells: parts.flatMap(({ cells, beside }) => [...cells, ...beside]),
    judgments: parts.flatMap(({ judgments }) => judgments),
    returning: parts.flatMap(({ kept }) => kept),
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
  /** Cells of main users. */
  readonly cells: readonly Cell[];
  /** Cells of returning users, whether or not they stand. */
  readonly returning: readonly Cell[];
  /** Those that stand beside the cells of main users. */
  readonly beside: readonly Cell[];
  readonly judgments: readonly Judgment[];
  /** What was judged of returning users. */
  readonly kept: readonly Judgment[];
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

function judgeGroup(record: EvidenceRecord, group: Group, digests: readonly Digest[], shams: Shams | null): Part {
  const { target, fault } = group.experiment;
  const own = digests.filter(({ events }) => events.started.target === target && events.started.fault === fault);
  const pairs = loadedOperations(record.plan).map((operation) => {
    const judged = (arm: ArmName): Judged => judgeArm({ record, group, digests: own, shams, operation, arm });
    return pairOf(judged('main'), record.plan.load.returningPerSecond > 0 ? judged('returning') : null);
  });
  return {
    group,
    episodes: own.length,
    cells: pairs.map(({ main }) => main.cell),
    returning: pairs.flatMap(({ returning }) => returning?.cell ?? []),
    beside: pairs.flatMap(({ main, returning }) =>
      returning && standsBeside(returning.cell, main.cell, returning.judgments) ? returning.cell : [],
    ),
    judgments: pairs.flatMap(({ main }) => main.judgments),
    kept: pairs.flatMap(({ returning }) => returning?.judgments ?? []),
  };
}

interface Judged {
  readonly cell: Cell;
  readonly judgments: readonly Judgment[];
}

/** One operation of a group by one kind of users. */
interface ArmFrame {
  readonly record: EvidenceRecord;
  readonly group: Group;
  readonly digests: readonly Digest[];
  readonly shams: Shams | null;
  readonly operation: OperationName;
  readonly arm: ArmName;
}

function judgeArm({ record, group, digests, shams, operation, arm }: ArmFrame): Judged {
  const { target, fault } = group.experiment;
  const plan = arm === 'main' ? record.plan : returningPlan(record.plan);
  const frame = { plan, target, fault, operation, arm, sham: shams && shams[arm] };
  const judgments = digests.map((digest) => {
    const { surveys } = arm === 'main' ? digest : digest.returning;
    return decide({ ...frame, stack: record.stack, digest, survey: surveys.get(operation) ?? null });
  });
  return { cell: cellOf({ ...frame, stack: plan.stack, ...group }, judgments), judgments };
}

function pairOf(main: Judged, returning: Judged | null): { readonly main: Judged; readonly returning: Judged | null } {
  if (!returning) return { main, returning };
  const felt = feltByReturning(returning.cell, returning.judgments, main.judgments);
  const { cell } = returning;
  const reasons = cell.reasons.map(({ reason, detail }) => ({ reason, detail: `returning users: ${detail}` }));
  const expectation = returningExpectation(cell);
  const told = { ...cell, expectation, reasons: expectation === 'held' ? [] : reasons };
  return { main: { ...main, cell: { ...main.cell, returning: felt } }, returning: { ...returning, cell: told } };
}

/** What the control arm says to each kind of users. */
type Shams = Readonly<Record<ArmName, ShamState>>;

/** Whether a sham was felt for certain, in any phase: no lack of requests explains it. */
const isFelt = ({ availability: { control, hold, after }, effect, bar }: Cell): boolean =>
  [control, hold, after].some((phase) => phase && failsBar(phase, bar)) || isGraver(effect, 'blip');

/** Returning users are too few to show that a sham is clean; it is enough that nothing speaks against it. */
function shamsOf(control: readonly Part[]): Shams {
  const main = shamState(control);
  const dirty = control.flatMap(({ returning }) => returning).find((cell) => isFelt(cell));
  if (!main.clean || !dirty) return { main, returning: main };
  const sentence = `the sham of ${dirty.target} is not clean for ${dirty.operation} by returning users`;
  return { main, returning: { clean: false, sentence } };
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
