import { alpha } from '../../model/proof.ts';
import type { CaseResult } from './play.ts';

/** All cases together. */
export interface SelfTestSum {
  /** Verdicts compared with the truth. */
  readonly verdicts: number;
  /** Claims that are not so. */
  readonly falseFindings: number;
  /** Truths that were not found. */
  readonly missedFindings: number;
  /** Share of verdicts that may be wrong at most, one-sided 95 %: `1 - 0.05^(1/N)`; null when there was a mistake, or no verdict. */
  readonly bound: number | null;
  /** How long it took. */
  readonly seconds: number;
}

/** Adds up the cases. */
export function sumOf(results: readonly CaseResult[]): SelfTestSum {
  const verdicts = results.reduce((sum, result) => sum + result.verdicts, 0);
  const falseFindings = countOf(results, 'false');
  const missedFindings = countOf(results, 'missed');
  const isClean = verdicts > 0 && falseFindings + missedFindings === 0;
  const seconds = Math.round(results.reduce((sum, result) => sum + result.seconds, 0));
  return { verdicts, falseFindings, missedFindings, bound: isClean ? 1 - alpha ** (1 / verdicts) : null, seconds };
}

/** Mistakes of one kind. */
export const countOf = (results: readonly Pick<CaseResult, 'mistakes'>[], kind: 'false' | 'missed'): number =>
  results.reduce((sum, { mistakes }) => sum + mistakes.filter((mistake) => mistake.kind === kind).length, 0);
