import type {
  CellCondition,
  GapCondition,
  KeptCondition,
  NoticedCondition,
  ProbeCondition,
  ServedCondition,
} from '../model/claim.ts';
import type { FaultId } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';

/** The ways in which a part is lost: gone in good order, gone at once, hanging, and unheard. */
export const anyLoss: readonly FaultId[] = ['stop', 'kill', 'pause', 'isolate'];

/** Gone in good order, and gone at once: where the way of going makes no difference to what is claimed. */
export const plainLoss: readonly FaultId[] = ['stop', 'kill'];

/** Everything that users do. */
const everything: readonly OperationName[] = operationNames;

/** What is done to what. */
interface Acts {
  /** Hosts or components. */
  readonly targets: readonly string[];
  /** Verbs. */
  readonly faults: readonly FaultId[];
}

/** An act of every fault on every target. */
export const acts = (faults: readonly FaultId[], ...targets: readonly string[]): Acts => ({ targets, faults });

/** Each act takes the operations away until it is healed. */
export const takesAway = (stack: string, of: Acts, operations = everything): CellCondition => ({
  sees: 'cells',
  stack,
  ...of,
  operations,
  finding: 'proven',
});

/** Each act is survived by the operations. */
export const leaves = (stack: string, of: Acts, operations = everything): CellCondition => ({
  ...takesAway(stack, of, operations),
  finding: 'refuted',
});

/** Who serves the operations during the acts. */
export const served = (
  stack: string,
  of: Acts,
  who: Pick<ServedCondition, 'by' | 'notBy' | 'leastShare'>,
  operations = everything,
): ServedCondition => ({ sees: 'served', stack, ...of, operations, ...who });

/** The balancer notices each act when its settings want it to. */
export const noticed = (stack: string, of: Acts): NoticedCondition => ({ sees: 'noticed', stack, ...of });

/** Each act is felt, and no longer than the stack's formula allows. */
export const gapWithinFormula = (stack: string, of: Acts, operations = everything): GapCondition => ({
  sees: 'gap',
  stack,
  ...of,
  operations,
});

/** Only a part of the requests fails while each act is felt. */
export const keeps = (stack: string, of: Acts, leastShare: number): KeptCondition => ({
  sees: 'kept',
  stack,
  ...of,
  operations: everything,
  leastShare,
});

/** A probe comes out so. */
export const probe = (
  stack: string,
  name: string,
  wanted: ProbeCondition['wanted'] = 'held',
  of: Pick<ProbeCondition, 'target' | 'fault' | 'withinMs'> = {},
): ProbeCondition => ({ sees: 'probe', stack, probe: name, wanted, ...of });
