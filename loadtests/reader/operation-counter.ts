import type { CloseLook, OperationTally, TallyFrame } from '../../model/tally.ts';
import { tallyFates } from '../../model/tally.ts';
import { waitClass, waitClasses } from '../../model/waits.ts';
import { placeAt, stepsOf } from './stretches.ts';
import { WindowCounter } from './windows.ts';

/** Numbers of the fates. */
const [good, late, wrong, unanswered] = [0, 1, 2, 3] as const;

/** Fate of a request by its number in `tallyFates`. */
export type TallyFate = typeof good | typeof late | typeof wrong | typeof unanswered;

/** What became of a request: content decides where it is known, and no status means no answer. */
export const fateIn = (isValid: boolean, status: number, waitMs: number, deadlineMs: number): TallyFate =>
  isValid ? (waitMs <= deadlineMs ? good : late) : status === 0 ? unanswered : wrong;

/** Number for a status and an error code together; k6's codes have four digits. */
const causeNumber = (status: number, error: number): number => status * 1_000_000 + error;

/** Counts the requests of one operation. */
export class OperationCounter {
  readonly #frame: TallyFrame;
  readonly #counts: Uint32Array;
  readonly #waits: (Uint32Array | null)[];
  readonly #close: readonly Uint32Array[];
  readonly #windows = new WindowCounter();
  readonly #servers: Uint32Array[] = [];
  readonly #causes = new Map<number, Uint32Array>();
  readonly #stretches: number;
  // Where the request before was counted, and the moments for which that is right.
  #fromMs = 0;
  #toMs = 0;
  #stretch = 0;
  #look = -1;
  #window = 0;

  constructor(frame: TallyFrame) {
    this.#frame = frame;
    this.#stretches = frame.edgesMs.length + 1;
    this.#counts = new Uint32Array(this.#stretches * tallyFates.length);
    this.#waits = Array.from({ length: this.#stretches }, () => null);
    this.#close = frame.closeLooks.map((look) => new Uint32Array(2 * stepsOf(look)));
  }

  /**
   * Counts one request.
   * @param times when it was due, and how long it waited: in an array, as a number with a fraction is else made anew by each call
   * @param server number of the server's name, 0 for none
   * @returns its stretch
   */
  add(times: Float64Array, fate: TallyFate, server: number): number {
    const dueMs = times[0] as number;
    if (!(dueMs >= this.#fromMs && dueMs < this.#toMs)) this.#move(dueMs);
    const stretch = this.#stretch;
    (this.#counts[stretch * tallyFates.length + fate] as number)++;
    this.#windows.addAt(this.#window, fate !== good);
    if (this.#look >= 0) this.#lookAt(dueMs, fate);
    if (fate <= late) this.#wait(stretch, times[1] as number);
    if (fate === good && server > 0) this.#serve(server, stretch);
    return stretch;
  }

  /** Adds the cause of a wrong or missing answer. */
  blame(stretch: number, status: number, error: number): void {
    const number = causeNumber(status, error);
    const row = this.#causes.get(number) ?? new Uint32Array(this.#stretches);
    (row[stretch] as number)++;
    this.#causes.set(number, row);
  }

  /** What was counted. */
  counted(operation: string, servers: readonly string[]): OperationTally {
    const rows = this.#servers.flatMap((row, number): [string, Uint32Array][] => [[servers[number] ?? '', row]]);
    const causes = [...this.#causes].map(([number, row]): [string, Uint32Array] => [causeName(number), row]);
    return {
      operation,
      counts: this.#counts,
      waits: this.#waits,
      close: this.#close,
      windows: this.#windows.counted(),
      servedBy: inOrder(rows),
      failedBy: inOrder(causes),
    };
  }

  #move(dueMs: number): void {
    const place = placeAt(this.#frame, dueMs);
    this.#window = this.#windows.placeOf(dueMs);
    const beginMs = this.#windows.beginOf(this.#window);
    this.#fromMs = Math.max(beginMs, place.fromMs);
    this.#toMs = Math.min(beginMs + this.#windows.widthMs, place.toMs);
    this.#stretch = place.stretch;
    this.#look = place.look;
  }

  #lookAt(dueMs: number, fate: TallyFate): void {
    const steps = this.#close[this.#look] as Uint32Array;
    const { fromMs, stepMs } = this.#frame.closeLooks[this.#look] as CloseLook;
    (steps[2 * Math.floor((dueMs - fromMs) / stepMs) + (fate === good ? 0 : 1)] as number)++;
  }

  #wait(stretch: number, waitMs: number): void {
    const classes = (this.#waits[stretch] ??= new Uint32Array(waitClasses));
    (classes[waitClass(waitMs)] as number)++;
  }

  #serve(server: number, stretch: number): void {
    const row = (this.#servers[server] ??= new Uint32Array(this.#stretches));
    (row[stretch] as number)++;
  }
}

/** By name, as which came first depends on where the reader began. */
const inOrder = (rows: readonly [string, Uint32Array][]): Map<string, Uint32Array> =>
  new Map(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));

const causeName = (number: number): string => `${Math.floor(number / 1_000_000)},${number % 1_000_000}`;
