import type { Cell } from '../model/cell.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { ArmName } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import { comparedWith } from './agreement.ts';
import { exactly } from './availability.ts';
import { addSlots } from './count.ts';
import type { Judgment } from './decide.ts';
import { latencyOf, poolWaits } from './latency.ts';
import type { Waits } from './latency.ts';
import { pooledShare } from './phase-share.ts';
import { agreed, gravest, pooledExpectation, pooledReasons, timesOf } from './pool.ts';
import type { Survey } from './survey.ts';
import { mergeCounts } from './tally.ts';

/** The episodes of one target x fault for one operation. */
export interface CellFrame {
  /** The plan. */
  readonly plan: Plan;
  /** Name of the stack. */
  readonly stack: string;
  /** The experiment, the first of those with this target and fault. */
  readonly experiment: ExperimentPlan;
  /** How often the plan asks for it. */
  readonly planned: number;
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came; the plan is then the one that such users have. */
  readonly arm: ArmName;
}

/** What the plan expects of a cell; a sham can prove nothing, so it is always expected to be felt by nobody. */
const expectedOf = ({ fault, spof }: ExperimentPlan, operation: OperationName): Cell['expected'] =>
  fault !== 'sham' && spof.includes(operation) ? 'proven' : 'refuted';

/** Puts the episodes of a cell together. */
export function cellOf(frame: CellFrame, judgments: readonly Judgment[]): Cell {
  const { experiment, operation, planned } = frame;
  const { target, fault } = experiment;
  const surveys = judgments.flatMap(({ facts }) => facts.survey ?? []);
  const expected = expectedOf(experiment, operation);
  const availability = availabilityOfCell(surveys);
  const { hold } = availability;
  const shown = hold && fault === 'sham' ? exactly(hold) : hold;
  const finding = agreed(judgments, { planned, hold: shown, bar: frame.plan.bars.availability });
  const expectation = pooledExpectation(judgments, expected, finding);
  const soFar = { target, operation, expected, expectation, finding, availability, planned };
  return {
    stack: frame.stack,
    target,
    fault,
    operation,
    arm: frame.arm,
    bar: frame.plan.bars.availability,
    expected,
    ...comparedWith(frame, finding),
    expectation,
    finding,
    effect: judgments.length === 0 ? 'unknown' : gravest(judgments.map(({ effect }) => effect)),
    reasons: pooledReasons(judgments, soFar),
    episodes: judgments.length,
    slots: addSlots(surveys.map(({ slots }) => slots)),
    availability,
    ...timesOf(judgments),
    ...feltBy(surveys),
    evidence: judgments.flatMap(({ facts }) => facts.digest.evidence),
    returning: null,
  };
}

const availabilityOfCell = (surveys: readonly Survey[]): Cell['availability'] => ({
  control: pooledShare(surveys.map(({ shares }) => shares.control)),
  hold: pooledShare(surveys.map(({ shares }) => shares.hold)),
  after: pooledShare(surveys.map(({ shares }) => shares.after)),
});

function feltBy(surveys: readonly Survey[]): Pick<Cell, 'latency' | 'servedBy' | 'failedBy'> {
  const pooled = (of: (survey: Survey) => Waits): ReturnType<typeof latencyOf> => latencyOf(poolWaits(surveys.map(of)));
  return {
    latency: { control: pooled(({ waits }) => waits.control), hold: pooled(({ waits }) => waits.hold) },
    servedBy: mergeCounts(surveys.map(({ servedBy }) => servedBy.fault)),
    failedBy: mergeCounts(surveys.map(({ failedBy }) => failedBy)),
  };
}
