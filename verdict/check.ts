import type { Reason } from '../model/cell.ts';
import type { Case } from './case.ts';

/**
 * What a break means. `void`: the episode says nothing about the fault, not even what was felt. `doubt`: something was
 * felt, but no finding follows. `caveat`: survival may not be believed, an outage stands all the same. `violation`: a
 * promise of the stack was broken, whatever else is unknown. `allowed`: the same, where the plan asks for no such promise: felt
 * and told, and no finding hangs on it. `note`: something about the run that no cell hangs on.
 */
export type Weight = 'void' | 'doubt' | 'caveat' | 'violation' | 'allowed' | 'note';

/** A sentence with numbers: it breaks. Null: it holds. Undefined: there was nothing to look at, so it does neither. */
export type Answer = string | null | undefined;

/** One thing that must be true before a finding may be believed. One file each in `checks/`. */
export interface Check {
  /** A noun that names the failing state. */
  readonly id: string;
  /** Reason that a cell carries when it breaks. */
  readonly reason: Reason;
  /** Title when it holds. */
  readonly holds: string;
  /** Title when it breaks. */
  readonly breaks: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** Phases that it looks at; none when it looks at the journal only. */
  readonly needs: readonly ('control' | 'hold' | 'after')[];
  /** What a break means for the cell. */
  readonly weight: Weight;
  /** The same for a case of which the plan may say otherwise; absent where it cannot. */
  weightIn?(facts: Case): Weight;
  /** Whether it says something about the run as a whole, and so belongs to the verdict's validity. */
  readonly ofRun: boolean;
  /** Whether the run is told of a break for returning users too, which their cell may not stand to tell; absent where not. */
  readonly ofReturning?: true;
  /** Judges one operation in one episode. Where another check tells the cause it holds, or has nothing to look at. */
  judge(facts: Case): Answer;
}
