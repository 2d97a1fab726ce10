import type { StatementCounts } from '../model/database-handle.ts';
import type { ProbeNumber } from '../model/probe-verdict.ts';
import type { ProbeFacts } from './probe.ts';
import { seenOf } from './probe.ts';
import { count } from './probe-finding.ts';

/**
 * Share of the statements told of by answers that a database must have counted for the two to agree. A count that is begun
 * between two statements of a connection, or read right behind an answer, may lack the one at its edge.
 */
export const countedLeast = 0.9;

/** What databases counted of one kind of statement. */
export interface Counted {
  /** Sum over some databases. */
  at(databases: readonly string[]): number;
  /** Those of some databases of which there is no count: nothing is known of them. */
  lacking(databases: readonly string[]): readonly string[];
  /** Every count as a number of a verdict. */
  readonly numbers: readonly ProbeNumber[];
}

/** The databases' own counts of the statements that the application had them execute. */
export function countedIn(facts: Pick<ProbeFacts, 'seen'>, of: keyof StatementCounts): Counted {
  const counts = new Map(seenOf(facts, 'statements').map((seen) => [seen.database, seen[of]]));
  const words = of === 'selects' ? 'reads' : 'writes';
  return {
    at: (databases) => databases.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0),
    lacking: (databases) => databases.filter((name) => !Number.isFinite(counts.get(name))),
    numbers: [...counts].map(([database, value]) => count(`${words} at ${database}`, value)),
  };
}
