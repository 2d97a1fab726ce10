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
 * The phase of every slot. A request that was due while an act was under way, or under way itself when an act began,
 * belongs to none: its outcome may be owed to either side. Unless it was past its deadline by then: it was bad already.
 */
export function phasesOf(table: SlotTable, moments: Moments, bars: PhaseBars): Uint8Array {
  const result = new Uint8Array(table.planned);
  for (let slot = 0; slot < table.planned; slot++) {
    const dueMs = table.dueMs[slot] as number;
    const endMs = table.endMs[slot] as number;
    const torn = !isBlank(table.fate[slot] as number) && isTorn(dueMs, endMs, moments, bars.deadlineMs);
    result[slot] = torn ? phaseCode.none : phaseCode[phaseAt(dueMs, moments, bars.failoverBudgetMs)];
  }
  return result;
}

function isTorn(dueMs: number, endMs: number, moments: Moments, deadlineMs: number): boolean {
  const { actMs, injectedMs, healBegunMs, healedMs } = moments;
  if (within(dueMs, actMs, injectedMs) || within(dueMs, healBegunMs, healedMs)) return true;
  return isPending(dueMs, endMs, actMs, deadlineMs) || isPending(dueMs, endMs, healBegunMs, deadlineMs);
}

const within = (moment: number, from: number | null, to: number | null): boolean =>
  from !== null && to !== null && moment >= from && moment <= to;

/** Whether a request was under way at a moment, and still in time. */
export const isPending = (dueMs: number, endMs: number, atMs: number | null, deadlineMs: number): boolean =>
  atMs !== null && dueMs < atMs && atMs < endMs && atMs <= dueMs + deadlineMs;

function phaseAt(dueMs: number, moments: Moments, budgetMs: number): (typeof phases)[number] {
  const { settledMs, controlEndMs, actMs, injectedMs, healBegunMs, recoveredMs, loadEndMs } = moments;
  if (dueMs < settledMs) return 'outside';
  if (dueMs < (actMs ?? controlEndMs)) return 'control';
  if (injectedMs === null || dueMs >= loadEndMs) return 'outside';
  if (dueMs < (healBegunMs ?? loadEndMs)) return dueMs < injectedMs + budgetMs ? 'budget' : 'hold';
  return recoveredMs !== null && dueMs >= recoveredMs ? 'after' : 'outside';
}
