/** Share of the limit from which all connections count as taken: a component keeps some back, and others come and go. */
export const fullShare = 0.95;

/**
 * The same at a later look: what somebody lets go of is taken again, but not in the same instant. Measured once, a moment
 * after all were taken: 972 of 1024, where 973 would have been full.
 */
export const stillFullShare = 0.94;

/** Connections that are tried beyond the limit, to take at once what anybody lets go of. */
export const spareConnections = 16;

/**
 * Share of the limit beyond which more are taken than it can let in. Connections that end and begin while the table is read are
 * counted twice: measured, 1020 of 1000 in a balancer that really had no more.
 */
const beyondShare = 1.1;

/**
 * Whether more are let in than the limit, so that the real one is higher: clearly more, or half of those that were tried beyond it
 * while nobody waits.
 */
export const isBeyond = ({ taken, waiting, limit }: Readonly<Record<'taken' | 'waiting' | 'limit', number>>): boolean =>
  taken > limit * beyondShare || (waiting === 0 && taken > limit + spareConnections / 2);
