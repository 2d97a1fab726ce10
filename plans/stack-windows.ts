import type { StackSpec } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import { defaults } from './defaults.ts';

/** The failover budget that the default windows are made for. */
const usualBudgetMs = 1500;

/** Lengths are written in files: whole twentieths of a second read well. */
const rounded = (lengthMs: number): Milliseconds => ms(Math.ceil(lengthMs / 50) * 50);

/**
 * The default hold: as long beyond the failover budget as the usual one is, and at least twice the budget, as what a failover
 * would have ended must be told from what stays.
 */
export function defaultHoldMs(failoverBudgetMs: number): Milliseconds {
  const judgedMs = defaults.windows.holdMs - usualBudgetMs;
  return rounded(Math.max(defaults.windows.holdMs, failoverBudgetMs + Math.max(judgedMs, failoverBudgetMs)));
}

/**
 * The default time to come back. Where an address has moved to a reserve it goes home once its host has been found fit again,
 * by as many checks as it took to find it unfit: once more the failover budget.
 */
export const defaultRecoveryMs = ({ addresses = [], failoverBudgetMs }: StackSpec): Milliseconds =>
  rounded(defaults.windows.recoveryMs + (addresses.length > 0 ? failoverBudgetMs : 0));
