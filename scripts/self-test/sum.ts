import { exitCodes } from '../../model/exit.ts';
import { alpha } from '../../model/proof.ts';
import { stopExit } from '../worst-exit.ts';
import type { CaseResult } from './play.ts';

/** All cases together. */
export interface SelfTestSum {
  /** Verdicts compared with the truth. */
  readonly verdicts: number;
  /** Claims that are not so. */
  readonly falseFindings: number;
  /** Truths that were not found. */
  readonly missedFindings: number;
  /**
   * Share of verdicts that may be wrong at most, one-sided 95 %: `1 - 0.05^(1/N)`; null when there was a mistake, a run that failed,
   * or no verdict.
   */
  readonly bound: number | null;
  /** How long it took. */
  readonly seconds: number;
}

/** Adds up the cases. */
export function sumOf(results: readonly CaseResult[]): SelfTestSum {
  const verdicts = results.reduce((sum, result) => sum + result.verdicts, 0);
  const falseFindings = countOf(results, 'false');
  const missedFindings = countOf(results, 'missed');
  const isClean = verdicts > 0 && exitOfAll(results) === exitCodes.held;
  const seconds = Math.round(results.reduce((sum, result) => sum + result.seconds, 0));
  return { verdicts, falseFindings, missedFindings, bound: isClean ? 1 - alpha ** (1 / verdicts) : null, seconds };
}

/** Exit code: 0 only without a mistake; that of a run that failed, as it is no witness even where its verdict is right. */
export function exitOfAll(results: readonly Pick<CaseResult, 'mistakes' | 'exit'>[]): number {
  const stopped = stopExit(results.map(({ exit }) => exit));
  if (stopped !== undefined) return stopped;
  if (results.length === 0) return exitCodes.unknown;
  return results.every(({ mistakes }) => mistakes.length === 0) ? exitCodes.held : exitCodes.broken;
}

/** Mistakes of one kind. */
export const countOf = (results: readonly Pick<CaseResult, 'mistakes'>[], kind: 'false' | 'missed'): number =>
  results.reduce((sum, { mistakes }) => sum + mistakes.filter((mistake) => mistake.kind === kind).length, 0);
