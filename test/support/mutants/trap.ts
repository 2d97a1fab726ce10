import type { Verdict } from '../../../model/verdict.ts';
import type { OperationName } from '../../../model/stack.ts';
import type { EvidenceRecord } from '../../../model/verdict.ts';
import { lastCell, reasonsIn } from '../record-edits.ts';
import type { EpisodeRecipe, RecordRecipe } from '../record.ts';
import { recordOf } from '../record.ts';
import type { Judge } from './mutant.ts';

/** A record of a run of which the truth is known, because it was made up. */
export interface Trap {
  /** What happened, as the title of a test and the name by which mutants refer to it. */
  readonly name: string;
  /** The record. */
  readonly record: EvidenceRecord;
  /** What is looked at of a verdict. */
  readonly look: (verdict: Verdict) => object;
  /** What must be seen there. */
  readonly truth: object;
}

/** What the judge sees in a trap. */
export const seenBy = (judge: Judge, { record, look }: Trap): object => look(judge(record));

/** A run of a clean sham and one episode, `stop balancer` unless said otherwise. */
export const oneEpisode = (recipe: Partial<EpisodeRecipe>, run: Omit<RecordRecipe, 'episodes'> = {}): EvidenceRecord =>
  recordOf({ ...run, episodes: [{ target: 'balancer', fault: 'stop', ...recipe }] });

/** Finding, expectation, effect and reasons of the last cell of an operation. */
export const found =
  (operation: OperationName = 'read') =>
  (verdict: Verdict): object => {
    const cell = lastCell(verdict, operation);
    const { finding, expectation, effect } = cell;
    return { finding, expectation, effect, reasons: reasonsIn(cell) };
  };

/** A single point of failure as it was expected. */
export const provenOutage = { finding: 'proven', expectation: 'held', effect: 'outage', reasons: [] };

/** Survived as it was expected. */
export const survived = (effect: string): object => ({ finding: 'refuted', expectation: 'held', effect, reasons: [] });

/** Nothing follows from the record, for these reasons. */
export const nothing = (effect: string, ...reasons: readonly string[]): object => ({
  finding: 'unknown',
  expectation: 'unknown',
  effect,
  reasons,
});
