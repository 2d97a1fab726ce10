import type { Case } from './case.ts';
import { experimentOf } from './case.ts';

/**
 * Whether the stale reads of an act are those that its plan allows: every one of them was one of the hold, and the oldest write that
 * it lacked is no older than the fault makes it, acknowledged in the last moment before the act began: one that takes long cuts a
 * replica off when it likes. A replica that had stopped following long before, or that does not follow again after the time to
 * recover, is behind for another reason.
 */
export function isStaleAllowed(facts: Pick<Case, 'plan' | 'target' | 'fault' | 'digest'>): boolean {
  const { moments, writes, staleSinceRecovery } = facts.digest;
  const { actMs, healBegunMs, loadEndMs } = moments;
  if (experimentOf(facts)?.staleReads !== true || actMs === null || staleSinceRecovery > 0) return false;
  return (writes.reads.worstMs ?? 0) <= (healBegunMs ?? loadEndMs) - actMs + facts.plan.bars.stalenessMs;
}
