import type { Because, Cell, Reason } from './cell.ts';

/** Reasons that tell of harm to data. What a plan allows of it is no reason of anything. */
export const harmReasons: ReadonlySet<string> = new Set<Reason>([
  'writes-lost',
  'writes-duplicated',
  'writes-phantom',
  'replica-diverged',
  'stale-reads',
]);

/**
 * Whether all harm of a cell is of the kind that its plan allows, as stale reads under some acts. What survives has no other; what is
 * unknown has a reason for any other, and is unknown for something else without one. What is proven tells of no harm that is allowed.
 */
export const isHarmAllowed = ({
  finding,
  reasons,
}: Pick<Cell, 'finding'> & { readonly reasons: readonly Pick<Because, 'reason'>[] }): boolean =>
  finding !== 'proven' && !reasons.some(({ reason }) => harmReasons.has(reason));
