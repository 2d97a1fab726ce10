/** What `spofproof` exits with; fixed, documented, shown by a test each. */
export const exitCodes = {
  /** Every expectation held. A found and expected single point of failure is success. */
  held: 0,
  /** An expectation is broken. */
  broken: 1,
  /** Not enough evidence. */
  unknown: 2,
  /** Bad arguments, plan or stack. Nothing was started, nothing written. */
  usage: 64,
  /** This machine cannot: a tool or kernel feature is missing. */
  unavailable: 69,
  /** Our own bug. */
  internal: 70,
  /** The target could not be restored. */
  notRestored: 74,
  /** Another run holds the lock. */
  locked: 75,
  /** Interrupted by SIGHUP; target restored. */
  hangup: 129,
  /** Interrupted by SIGINT; target restored. */
  interrupted: 130,
  /** Interrupted by SIGTERM; target restored. */
  terminated: 143,
} as const;

/** One of the fixed exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
