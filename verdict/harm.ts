import type { Reason } from '../model/cell.ts';
import type { Digest } from './digest.ts';

/** What databases hold, and what was acknowledged of it, does not depend on how late the generator was. */
const ofBooks: ReadonlySet<Reason> = new Set<Reason>(['writes-lost', 'writes-duplicated', 'replica-diverged']);

/**
 * Whether harm to data is certain also in an episode whose generator was late: neither excused by that, nor made by it. Stale reads
 * are where they lacked what had been acknowledged longer before than any stall of the machine explains; what a late generator
 * sent, and so what nobody sent, is not known for certain.
 */
export const isCertainWhenLate = (
  reason: Reason,
  { isStaleBeyondStall }: Pick<Digest, 'isStaleBeyondStall'>,
): boolean => ofBooks.has(reason) || (reason === 'stale-reads' && isStaleBeyondStall);

/** Harm to data in an episode, by the reason that a cell carries for it. */
export function harmIn({ writes }: Pick<Digest, 'writes'>): readonly Reason[] {
  const counts: readonly (readonly [Reason, number])[] = [
    ['writes-lost', writes.lost],
    ['writes-duplicated', writes.duplicated],
    ['replica-diverged', writes.diverged],
    ['stale-reads', writes.reads.stale],
    ['writes-phantom', writes.phantom],
  ];
  return counts.filter(([, count]) => count > 0).map(([reason]) => reason);
}
