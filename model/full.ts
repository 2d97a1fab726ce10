/** Share of the limit from which all connections count as taken: a component keeps some back, and others come and go. */
export const fullShare = 0.95;

/**
 * The same at a later look: what somebody lets go of is taken again, but not in the same instant. Measured once, a moment
 * after all were taken: 972 of 1024, where 973 would have been full.
 */
export const stillFullShare = 0.94;
