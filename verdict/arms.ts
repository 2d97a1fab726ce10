import type { Cell } from '../model/cell.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { ArmName } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { cellOf } from './cells.ts';
import type { Judgment } from './decide.ts';
import { decide } from './decide.ts';
import type { Digest } from './digest.ts';
import { feltByReturning, returningExpectation, standsBeside } from './returning.ts';
import { loadedOperations, returningPlan } from './returning-plan.ts';
import type { LaneNumber, Shams } from './shams.ts';
import { lanesIn, shamsOf } from './shams.ts';

/** All cells of a run, and what was judged for them, both in the order of the plan. */
export interface Arms {
  /** The cells. */
  readonly cells: readonly Cell[];
  /** One per episode and operation. */
  readonly judgments: readonly Judgment[];
  /** The same for returning users; none where the plan has none. */
  readonly returning: readonly Judgment[];
  /** Episodes that the plan asks for, those of every lane's sham among them. */
  readonly planned: number;
  /** Experiments of the plan of which episodes never took place. */
  readonly missing: readonly Missing[];
}

/** Episodes of one experiment that never took place. */
export interface Missing {
  /** The experiment, as `fault target`. */
  readonly name: string;
  /** How many of its episodes. */
  readonly episodes: number;
}

/**
 * Judges the control arm first: whether doing nothing was felt decides what the other cells are worth, each held against the shams
 * of its own lane.
 */
export function judgeArms(record: EvidenceRecord, digests: readonly Digest[]): Arms {
  const lanes = lanesIn(record);
  const groups = groupsOf(record.plan);
  const shams = new Map(
    lanes.map((lane) => {
      const own = digests.filter(({ events }) => events.started.lane === lane);
      const control = groups.filter(isSham).map((group) => judgeGroup(record, group, own, null));
      return [lane, shamsOf(control, lane)] as const;
    }),
  );
  const said = (lane: LaneNumber): Shams => shams.get(lane) ?? shamsOf([]);
  const parts = groups.map((group) =>
    isSham(group)
      ? judgeGroup(record, { ...group, planned: group.planned * lanes.length }, digests, null)
      : judgeGroup(record, group, digests, said),
  );
  return {
    cells: parts.flatMap(({ cells, beside }) => [...cells, ...beside]),
    judgments: parts.flatMap(({ judgments }) => judgments),
    returning: parts.flatMap(({ kept }) => kept),
    planned: parts.reduce((sum, { group }) => sum + group.planned, 0),
    missing: parts.flatMap((part) => missingOf(part)),
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

const isSham = ({ experiment }: Group): boolean => experiment.fault === 'sham';

const nameOf = ({ experiment }: Group): string => `${experiment.fault} ${experiment.target}`;

function missingOf({ group, episodes }: Part): readonly Missing[] {
  const absent = group.planned - episodes;
  return absent > 0 ? [{ name: nameOf(group), episodes: absent }] : [];
}

function groupsOf({ experiments, episodes }: Plan): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const experiment of experiments) {
    const key = `${experiment.fault} ${experiment.target}`;
    const before = groups.get(key);
    groups.set(key, { experiment: before?.experiment ?? experiment, planned: (before?.planned ?? 0) + episodes });
  }
  return [...groups.values()];
}

/** What the shams of a lane say. */
type ShamsOfLane = (lane: LaneNumber) => Shams;

function judgeGroup(record: EvidenceRecord, group: Group, digests: readonly Digest[], shams: ShamsOfLane | null): Part {
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
  readonly shams: ShamsOfLane | null;
  readonly operation: OperationName;
  readonly arm: ArmName;
}

function judgeArm({ record, group, digests, shams, operation, arm }: ArmFrame): Judged {
  const { target, fault } = group.experiment;
  const plan = arm === 'main' ? record.plan : returningPlan(record.plan);
  const frame = { plan, target, fault, operation, arm };
  const judgments = digests.map((digest) => {
    const { surveys } = arm === 'main' ? digest : digest.returning;
    const sham = shams && shams(digest.events.started.lane)[arm];
    return decide({ ...frame, sham, stack: record.stack, digest, survey: surveys.get(operation) ?? null });
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
