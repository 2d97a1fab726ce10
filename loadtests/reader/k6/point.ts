/** What the readers of k6's outputs have in common: a measured value as k6 wrote it down. */
export interface Point {
  /** When, in milliseconds since the epoch: k6 writes the end of what it measured. */
  readonly atMs: number;
  /** The step in which that was written down: 1000 for whole seconds, else 1. */
  readonly stepMs: number;
  /** The value. */
  readonly value: number;
  /** Value of the tag that names the operation; empty when it is not set. */
  readonly operation: string;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** k6's error code; 0 when none. */
  readonly error: number;
  /** Whether k6 took the answer for one that was expected; null where it does not say. */
  readonly isExpected: boolean | null;
}

/** The measurements that are read; all others are passed over unread. */
export type Metric = 'http_req_duration' | 'http_req_blocked' | 'dropped_iterations';

/** A line that is not what its format wants. */
export class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
  /** The byte in which it begins, in the block. */
  readonly at: number;
  /** The byte that is to blame, from the begin of the line. */
  readonly column: number;

  constructor(message: string, at: number, column: number) {
    super(message);
    this.at = at;
    this.column = column;
  }
}

/** How lines of a format are found and read. */
export interface PointFormat {
  /** What a line of this measurement begins with. */
  readonly beginOf: Readonly<Record<Metric, Buffer>>;
  /** Whether a line tells of measurements to come, and may stand between two of the same request. */
  isAside(bytes: Buffer, at: number): boolean;
  /**
   * Reads the line that begins at a byte.
   * @throws BrokenLine
   */
  read(bytes: Buffer, at: number, end: number): Point;
  /**
   * Looks for lines in a block that say the lines behind them are of another format; absent where there are none, or `visit` does it.
   * @throws BrokenLine
   */
  check?(bytes: Buffer, from: number): void;
  /** Finds and reads all lines of a block at once, in their order; absent where they are looked for by their begin. */
  readonly visit?: LineVisitor;
}

/**
 * Finds and reads the lines of a block.
 * @param isOpen whether the line before the block was one of a length
 * @returns whether its last line is one
 */
export type LineVisitor = (
  bytes: Buffer,
  from: number,
  end: number,
  isOpen: boolean,
  visit: (metric: Metric, point: Point, at: number) => void,
) => boolean;
