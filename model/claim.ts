import type { FaultId } from './plan.ts';
import type { OperationName } from './stack.ts';

/** The descriptions of "distributed web infrastructure" that claims come from, D0 to D4. */
export type Description = 'D0' | 'D1' | 'D2' | 'D3' | 'D4';

/**
 * A sentence about an architecture, with what has to be seen on the stack it was said of (the original) and on the one that
 * remedies what it complains of.
 */
export interface Claim {
  /** Name, unique. */
  readonly id: string;
  /** The claim in our words; true or false of a stack. */
  readonly sentence: string;
  /** Where it was said. */
  readonly from: readonly Description[];
  /** A `promise` is wanted to be true, a `weakness` is wanted to go away with the remedy. */
  readonly kind: 'promise' | 'weakness';
  /** On the stack as described; null where it is said of a remedied one only. */
  readonly original: ClaimSide | AbsentSide | null;
  /** On the remedied stack; null where there is nothing to remedy. */
  readonly remedied: ClaimSide | null;
  /** What to change, or what to keep: one sentence. */
  readonly change: string;
  /** What the descriptions get wrong when the original comes out as foreseen; absent where they are right. */
  readonly correction?: string;
}

/** One side of a claim. */
export interface ClaimSide {
  /** Whether the sentence is foreseen to be true there. */
  readonly foreseen: 'held' | 'broken';
  /** What is seen then; all of it. */
  readonly shownBy: readonly Condition[];
}

/** A side on which nothing can be looked at: it is unknown, and foreseen to be. */
export interface AbsentSide {
  /** Why, in a few words. */
  readonly absent: string;
}

/** Something that the run of a stack shows, or does not. */
export type Condition =
  | CellCondition
  | ServedCondition
  | NoticedCondition
  | GapCondition
  | KeptCondition
  | ProbeCondition;

/** Fields of every condition. */
interface OnStack<What extends string> {
  /** What is looked at. */
  readonly sees: What;
  /** Name of the stack. */
  readonly stack: string;
}

/** Acts, each fault on each target. */
interface Acts {
  /** Hosts or components. */
  readonly targets: readonly string[];
  /** Verbs; the sham among them for a stack that is left alone. */
  readonly faults: readonly FaultId[];
}

/** The findings of cells. */
export interface CellCondition extends OnStack<'cells'>, Acts {
  /** Operations that are looked at; nothing is said of the others. */
  readonly operations: readonly OperationName[];
  /** The finding that each of the cells has. */
  readonly finding: 'proven' | 'refuted';
}

/** Who gave good answers from the injection to the start of healing. */
export interface ServedCondition extends OnStack<'served'>, Acts {
  /** Operations that are looked at, all taken together. */
  readonly operations: readonly OperationName[];
  /** Servers that each gave at least `leastShare`. */
  readonly by: readonly string[];
  /** Smallest share of each of them, from 0 to 1; absent means one answer. */
  readonly leastShare?: number;
  /** Servers that gave none; absent means none is named. */
  readonly notBy?: readonly string[];
}

/** The balancer noticed by its own checks, within the interval that its settings imply. */
export interface NoticedCondition extends OnStack<'noticed'>, Acts {}

/** An interruption is there, and no longer than the stack's own formula of a failover allows. */
export interface GapCondition extends OnStack<'gap'>, Acts {
  /** Operations of which at least one was interrupted in each act. */
  readonly operations: readonly OperationName[];
}

/** Only a part of the requests failed while each act was felt: the others went another way. */
export interface KeptCondition extends OnStack<'kept'>, Acts {
  /** Operations that are looked at, all taken together. */
  readonly operations: readonly OperationName[];
  /** Least share of good requests from the first to the last bad one, from 0 to 1; a second without any parts what was felt. */
  readonly leastShare: number;
}

/** The verdict of a probe. */
export interface ProbeCondition extends OnStack<'probe'> {
  /** Which one; a probe that does not exist makes the claim unknown. */
  readonly probe: string;
  /** Host or component that it is about; absent where the probe takes none. */
  readonly target?: string;
  /** Fault under which it is asked; absent where the probe takes none. */
  readonly fault?: FaultId;
  /** Longest time that what it waits for may take, in milliseconds; absent where the probe takes none. */
  readonly withinMs?: number;
  /** What its statement has to come out as. */
  readonly wanted: 'held' | 'broken';
}

/** What would take a single point of failure away, and nothing else: the same stack but for that. */
export interface Remedy {
  /** Stack in which it is one. */
  readonly stack: string;
  /** Host or component. */
  readonly target: string;
  /** Stack in which only that is remedied. */
  readonly by: string;
  /** What stands there in its place: each has to be survived by itself. */
  readonly counterparts: readonly string[];
  /** What was changed: one sentence. */
  readonly change: string;
}
