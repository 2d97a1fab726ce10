/** What became of an expectation or a claim. `unknown` never passes a gate. */
export type Truth = 'held' | 'broken' | 'unknown';

const severity: Record<Truth, number> = { held: 0, unknown: 1, broken: 2 };

/**
 * The worst of several truths: broken beats unknown beats held (Jepsen's order).
 * Of nothing it is `unknown`: no evidence is not a pass.
 */
export function worst(truths: readonly Truth[]): Truth {
  if (truths.length === 0) return 'unknown';
  return truths.reduce((a, b) => (severity[a] >= severity[b] ? a : b));
}
