/** Requests of returning users for which a connection had to be made. */
export interface Opened {
  /** How many. */
  readonly count: number;
  /** Among so many: the last ones before the fault that were answered. */
  readonly of: number;
}
