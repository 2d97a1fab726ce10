import type { Verdict } from '../../model/verdict.ts';
import { counted } from './number.ts';

/** What became of the plan's expectations as a whole, and the exit code that says so. */
export function outcomeOf(verdict: Verdict): string {
  const broken = verdict.cells.filter((cell) => cell.expectation === 'broken').length;
  const unknown = verdict.cells.filter((cell) => cell.expectation === 'unknown').length;
  const all = counted(verdict.cells.length, 'expectation');
  const parts = [`${broken} broken`, `${unknown} unknown`].filter((part) => !part.startsWith('0 '));
  const detail = parts.length === 0 ? `all of ${all} held` : `of ${all}, ${parts.join(' and ')}`;
  return `Outcome: ${verdict.outcome} (${detail}; exit code ${verdict.exitCode}).`;
}
