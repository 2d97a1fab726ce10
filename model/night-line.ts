/** A night that came to no verdict: one line of `history.ndjson` beside those of the runs, so that no night is missing there. */
export interface NightLine {
  /** Schema of the line. */
  readonly schema: 'spofproof/night@1';
  /** Name of its run folder; null when it came to none. */
  readonly id: string | null;
  /** Suite name, or what was asked for when its plan was not read. */
  readonly suite: string;
  /** End, ISO 8601 in UTC; begin of one whose end nobody was left to write down. */
  readonly at: string;
  /** Exit code of the suite; null when nobody was left to see it. */
  readonly exitCode: number | null;
  /** Why there is no verdict, in one sentence. */
  readonly because: string;
}
