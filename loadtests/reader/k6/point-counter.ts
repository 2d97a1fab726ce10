import type { Tally, TallyFrame } from '../../../model/tally.ts';
import { fateIn, OperationCounter } from '../operation-counter.ts';
import { stretchAt } from '../stretches.ts';
import { latestMs } from '../../../model/latest.ts';
import type { Metric, Point, PointFormat } from './point.ts';
import { BrokenLine } from './point.ts';

/** Operations told apart; more values are no operations but, for example, addresses with ids in them. */
export const mostOperations = 64;

const lineFeed = 10;

/** k6's code of a connection that was refused: somebody said no at the very moment at which such a request stands. */
const refused = 1212;

/** More milliseconds than any request takes, or slots than a generator drops at a time: a third of a year. */
const mostValue = 1e10;

/**
 * k6 takes a length from the clock of the machine: it is negative when that was set back meanwhile. By more than a day no clock is
 * by which events could be told. A wait for a connection is never written as negative, and slots are counted one by one.
 */
const mostSetBackMs = 24 * 3_600_000;

/**
 * @returns the point itself
 * @throws BrokenLine when its value is none that can be measured, or what was measured began or ended at no moment
 */
function measured(metric: Metric, point: Point, at: number): Point {
  const { atMs, value } = point;
  const least = metric === 'http_req_duration' ? -mostSetBackMs : 0;
  if (!(value >= least && value <= mostValue)) {
    throw new BrokenLine(`nobody measured a value of ${value}`, at, 0);
  }
  const beganMs = metric === 'dropped_iterations' ? atMs : atMs - value;
  if (!(Math.min(beganMs, atMs) >= 0 && Math.max(beganMs, atMs) <= latestMs)) throw undatedAt(at);
  return point;
}

const undatedAt = (at: number): BrokenLine => new BrokenLine('it stands before 1970, or behind the year 9999', at, 0);

/** Whether an answer was a right one: k6's own opinion, else the status. */
const isValid = ({ isExpected, status, error }: Point): boolean =>
  isExpected ?? (error === 0 && status >= 200 && status < 400);

/**
 * Counts the requests of k6's output. A request is the line of its length and, right behind it, that of the time it waited
 * for a connection: it began so much before its end, which is what k6 writes. Lines of other measurements are not looked at.
 */
export class PointCounter {
  readonly #format: PointFormat;
  readonly #frame: TallyFrame;
  readonly #counters = new Map<string, OperationCounter>();
  readonly #dropped: Uint32Array;
  readonly #times = new Float64Array(2);
  readonly #sums = { requests: 0, unsureStarts: 0, timeStepMs: 0 };
  #pending: Point | undefined;
  #isOpen = false;

  constructor(format: PointFormat, frame: TallyFrame) {
    this.#format = format;
    this.#frame = frame;
    this.#dropped = new Uint32Array(frame.edgesMs.length + 1);
  }

  /** Requests so far, without one of which the second line is still to come, and the finest step of their moments. */
  get soFar(): Readonly<Pick<Tally, 'requests' | 'timeStepMs'>> {
    return this.#sums;
  }

  /**
   * Takes the lines of a block, which follow those of the block before.
   * @throws BrokenLine
   */
  take(whole: Buffer, from: number, end: number): void {
    if (this.#format.visit) {
      this.#isOpen = this.#format.visit(whole, from, end, this.#isOpen, this.#visit);
      if (!this.#isOpen) this.#settle(0, from);
      return;
    }
    const bytes = whole.subarray(0, end);
    this.#format.check?.(bytes, from);
    this.#eachLine('http_req_duration', bytes, this.#follow(bytes, from), (at) => {
      this.#pending = measured('http_req_duration', this.#format.read(bytes, at, end), at);
      return this.#follow(bytes, bytes.indexOf(lineFeed, at) + 1);
    });
    this.#eachLine('dropped_iterations', bytes, from, (at) => {
      this.#drop(measured('dropped_iterations', this.#format.read(bytes, at, end), at));
      return at + 1;
    });
  }

  /** What was counted; there is nothing more to come. */
  tally(): Tally {
    this.#settle(0, 0);
    const named = [...this.#counters].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const operations = named.map(([operation, counter]) => counter.counted(operation, []));
    return { operations, dropped: this.#dropped, complaints: 0, ...this.#sums };
  }

  /** Takes a line of those that the format finds by itself. */
  readonly #visit = (metric: Metric, found: Point, at: number): void => {
    const point = measured(metric, found, at);
    if (metric === 'dropped_iterations') return this.#drop(point);
    this.#settle(metric === 'http_req_blocked' ? point.value : 0, at);
    if (metric === 'http_req_duration') this.#pending = point;
  };

  #drop({ atMs, value }: Point): void {
    (this.#dropped[stretchAt(this.#frame.edgesMs, atMs)] as number) += Math.round(value);
  }

  #eachLine(metric: Metric, bytes: Buffer, from: number, visit: (at: number) => number): void {
    const begin = this.#format.beginOf[metric];
    for (let at = bytes.indexOf(begin, from); at >= 0; at = bytes.indexOf(begin, at)) {
      at = at === from || bytes[at - 1] === lineFeed ? visit(at) : at + 1;
    }
  }

  /** Ends the request whose length was read last, by the line behind it. @returns where to go on */
  #follow(bytes: Buffer, from: number): number {
    const metric = 'http_req_blocked';
    const begin = this.#format.beginOf[metric];
    let at = from;
    while (this.#pending && at < bytes.length) {
      const next = bytes.indexOf(lineFeed, at) + 1;
      if (this.#format.isAside(bytes, at)) {
        at = next;
        continue;
      }
      const isBlocked = begin.equals(bytes.subarray(at, at + begin.length));
      this.#settle(isBlocked ? measured(metric, this.#format.read(bytes, at, bytes.length), at).value : 0, at);
      return isBlocked ? next : at;
    }
    return at;
  }

  #settle(blockedMs: number, at: number): void {
    const point = this.#pending;
    if (!point) return;
    this.#pending = undefined;
    const { status, error, stepMs, value } = point;
    const waitMs = Math.max(0, value) + blockedMs;
    const beganMs = point.atMs - waitMs;
    if (beganMs < 0) throw undatedAt(at);
    this.#sums.requests++;
    // Never written whole, or as much too short as a clock was set back.
    const isUnsure = value <= 0 && (status === 0 || value < 0);
    if (isUnsure) this.#sums.unsureStarts++;
    if (stepMs < this.#sums.timeStepMs || this.#sums.timeStepMs === 0) this.#sums.timeStepMs = stepMs;
    const fate = fateIn(isValid(point), status, waitMs, this.#frame.deadlineMs);
    const counter = this.#counterOf(point.operation, at);
    this.#times[0] = beganMs;
    this.#times[1] = waitMs;
    const stretch = counter.add(this.#times, fate, 0);
    if (fate > 1) counter.blame(stretch, status, error);
    if (isUnsure && error !== refused) counter.doubtStart(stretch);
  }

  #counterOf(operation: string, at: number): OperationCounter {
    const known = this.#counters.get(operation);
    if (known) return known;
    if (this.#counters.size >= mostOperations) {
      throw new BrokenLine(`there are more than ${mostOperations} operations: choose another tag with \`--by\``, at, 0);
    }
    const counter = new OperationCounter(this.#frame);
    this.#counters.set(operation, counter);
    return counter;
  }
}
