import type { BarsPlan, LoadPlan } from '../model/plan.ts';
import { isBlank } from './outcome.ts';
import type { SlotTable } from './slots.ts';

/** The moments of an episode that divide its slots, from the start of the load; null where it never came. */
export interface Moments {
  /** First slot that counts. */
  readonly settledMs: number;
  /** End of the planned control phase; stands in for the act when nothing was injected. */
  readonly controlEndMs: number;
  /** The act was begun: I0. */
  readonly actMs: number | null;
  /** The act was complete: I. */
  readonly injectedMs: number | null;
  /** Healing was begun: H0. */
  readonly healBegunMs: number | null;
  /** Healing was complete: H1. */
  readonly healedMs: number | null;
  /** End of the time allowed to come back; null when never healed. */
  readonly recoveredMs: number | null;
  /** End of the load. */
  readonly loadEndMs: number;
}

/**
 * Phases of a slot. `outside`: settling, the failover budget's allowance aside, recovering; `control`; `budget`: from the
 * injection to the end of the failover budget; `hold`: from there to the healing; `after`; `none`: in no phase.
 */
export const phases = ['outside', 'control', 'budget', 'hold', 'after', 'none'] as const;

/** Numbers of the phases, by name. */
export const phaseCode = Object.fromEntries(phases.map((phase, code) => [phase, code])) as Readonly<
  Record<(typeof phases)[number], number>
>;

/** The numbers that decide about phases. */
export type PhaseBars = Pick<BarsPlan, 'failoverBudgetMs'> & Pick<LoadPlan, 'deadlineMs'>;

/**
 * The phase of every slot. A request that was due while an act was under way, or within a deadline before one, belongs to
 * none: its outcome may be owed to either side. That goes by the moment it was due, good or bad alike: were only those left
 * out that were still waiting, the quick good ones beside them would remain and pass for all.
 */
export function phasesOf(table: SlotTable, moments: Moments, bars: PhaseBars): Uint8Array {
  const result = new Uint8Array(table.planned);
  for (let slot = 0; slot < table.planned; slot++) {
    const dueMs = table.dueMs[slot] as number;
    const torn = !isBlank(table.fate[slot] as number) && isTorn(dueMs, moments, bars.deadlineMs);
    result[slot] = torn ? phaseCode.none : phaseCode[phaseAt(dueMs, moments, bars.failoverBudgetMs)];
  }
  return result;
}

function isTorn(dueMs: number, moments: Moments, deadlineMs: number): boolean {
  const { actMs, injectedMs, healBegunMs, healedMs } = moments;
  return isAround(dueMs, actMs, injectedMs, deadlineMs) || isAround(dueMs, healBegunMs, healedMs, deadlineMs);
}

/** Whether a moment lies in an act or within a deadline before it; an act without an end is as short as its begin. */
const isAround = (dueMs: number, fromMs: number | null, toMs: number | null, deadlineMs: number): boolean =>
  fromMs !== null && dueMs >= watchedUntil(fromMs, deadlineMs) && dueMs <= (toMs ?? fromMs);

/** Until when slots must be due to be judged before an act: what is due later may still be waiting when it begins. */
export const watchedUntil = (actMs: number, deadlineMs: number): number => actMs - deadlineMs;

function phaseAt(dueMs: number, moments: Moments, budgetMs: number): (typeof phases)[number] {
  const { settledMs, controlEndMs, actMs, injectedMs, healBegunMs, recoveredMs, loadEndMs } = moments;
  if (dueMs < settledMs) return 'outside';
  if (dueMs < (actMs ?? controlEndMs)) return 'control';
  if (injectedMs === null || dueMs >= loadEndMs) return 'outside';
  if (dueMs < (healBegunMs ?? loadEndMs)) return dueMs < injectedMs + budgetMs ? 'budget' : 'hold';
  return recoveredMs !== null && dueMs >= recoveredMs ? 'after' : 'outside';
}
