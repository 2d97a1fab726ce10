/** How long a component may take by its kind, or by what its stack says of it. */
export interface ComponentLimits {
  /** Longest time from the signal that asks it to end until its last process is gone. */
  readonly stopWithinMs: number;
  /** Longest time from its start until it serves. */
  readonly readyWithinMs: number;
}
