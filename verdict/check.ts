import type { Reason } from '../model/cell.ts';
import type { Case } from './case.ts';

/**
 * What a break means. `void`: the episode says nothing about the fault, not even what was felt. `doubt`: something was
 * felt, but no finding follows. `violation`: a promise of the stack was broken, whatever else is unknown.
 */
export type Weight = 'void' | 'doubt' | 'violation';

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
  /** Whether it says something about the run as a whole, and so belongs to the verdict's validity. */
  readonly ofRun: boolean;
  /** A sentence with numbers when it breaks; null when it holds, or when another check tells the cause. */
  judge(facts: Case): string | null;
}
