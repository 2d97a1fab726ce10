import type { Agreement, Cell, Finding } from '../model/cell.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import type { ArmName } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';

/** By prediction, then by measurement: what is not known for certain agrees with nothing and contradicts nothing. */
const agreements: Readonly<Record<'proven' | 'refuted', Readonly<Record<Finding, Agreement>>>> = {
  proven: { proven: 'agreed-spof', refuted: 'hidden-redundancy', unknown: 'unknown' },
  refuted: { proven: 'hidden-spof', refuted: 'agreed-redundant', unknown: 'unknown' },
};

/** The cell that is compared. */
interface Compared {
  /** Its experiment, with what was predicted before the run. */
  readonly experiment: ExperimentPlan;
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came: the drawing knows of no connections that are kept. */
  readonly arm: ArmName;
}

/** What the drawing said of a cell, and what became of it; nothing where it said nothing. */
export function comparedWith(
  { experiment, operation, arm }: Compared,
  finding: Finding,
): Pick<Cell, 'prediction' | 'agreement'> {
  const prediction = arm === 'main' && experiment.fault !== 'sham' ? experiment.predicted?.[operation] : undefined;
  return prediction ? { prediction, agreement: agreements[prediction][finding] } : {};
}
