/** A run of which nothing was judged so long after its begin is dead: no run takes a day. */
export const deadAfterMs = 24 * 3_600_000;
