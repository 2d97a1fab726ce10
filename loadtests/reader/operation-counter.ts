import type { CloseLook, OperationTally, TallyFrame } from '../../model/tally.ts';
import { tallyFates } from '../../model/tally.ts';
import { waitClass, waitClasses } from '../../model/waits.ts';
import { endingStepsOf, placesOf, stepsOf } from './stretches.ts';
import type { Place } from './stretches.ts';
import { WindowCounter } from './windows.ts';
import { rowField } from './wasm/layout.ts';

/** Numbers of the fates. */
const [good, late, wrong, unanswered] = [0, 1, 2, 3] as const;

/** Fate of a request by its number in `tallyFates`. */
export type TallyFate = typeof good | typeof late | typeof wrong | typeof unanswered;

/** What became of a request: content decides where it is known, and no status means no answer. */
export const fateIn = (isValid: boolean, status: number, waitMs: number, deadlineMs: number): TallyFate =>
  isValid ? (waitMs <= deadlineMs ? good : late) : status === 0 ? unanswered : wrong;

/** Number for a status and an error code together; k6's codes have four digits. */
const causeNumber = (status: number, error: number): number => status * 1_000_000 + error;

/** Classes of waits of whole milliseconds, as nearly every one of our own samples is; to work them out takes longer than all else. */
const classOfWholeMs = Uint16Array.from({ length: 4096 }, (_, waitMs) => waitClass(waitMs));

const noNumbers = new Uint32Array();

/** Before all requests. */
const never = Number.NEGATIVE_INFINITY;

// As constants of this file: what is imported, or a field, is fetched anew for every request.
const { dueMs: dueAt, waitMs: waitAt, status: statusAt, error: errorAt, valid: validAt, server: serverAt } = rowField;
const fates = tallyFates.length;

/** Counts the requests of one operation. */
export class OperationCounter {
  readonly #placeAt: (atMs: number) => Place;
  readonly #looks: readonly CloseLook[];
  readonly #deadlineMs: number;
  readonly #stretches: number;
  readonly #counts: Uint32Array;
  readonly #unsure: Uint32Array;
  readonly #owed: Uint32Array;
  readonly #waits: Uint32Array[] = [];
  readonly #close: readonly Uint32Array[];
  readonly #ended: readonly Uint32Array[];
  readonly #windows = new WindowCounter();
  readonly #causes = new Map<number, Uint32Array>();
  // By server and stretch, those without a name among them; it grows with the servers.
  #served: Uint32Array;
  #startMs = 0;
  // Where the request before was counted, and the moments for which that is right.
  #fromMs = 0;
  #toMs = 0;
  #stretch = 0;
  #window = 0;
  #classes: Uint32Array = noNumbers;
  // The close look there; without steps where there is none.
  #steps: Uint32Array = noNumbers;
  #lookFromMs = 0;
  #stepMs = 1;
  // Those of requests that had ended before a moment, which is never where it does not matter.
  #endings: Uint32Array = noNumbers;
  #firstEnding = 0;
  #untilMs = never;
  // When answers may be owed to what was done, which is never outside of a close look.
  #owedMs = Number.POSITIVE_INFINITY;

  constructor(frame: TallyFrame) {
    this.#placeAt = placesOf(frame);
    this.#looks = frame.closeLooks;
    this.#deadlineMs = frame.deadlineMs;
    this.#stretches = frame.edgesMs.length + 1;
    this.#counts = new Uint32Array(this.#stretches * tallyFates.length);
    this.#unsure = new Uint32Array(this.#stretches);
    this.#owed = new Uint32Array(this.#stretches);
    this.#close = frame.closeLooks.map((look) => new Uint32Array(2 * stepsOf(look)));
    this.#ended = frame.closeLooks.map((look) => new Uint32Array(2 * endingStepsOf(look)));
    this.#served = new Uint32Array(4 * this.#stretches);
  }

  /** Says from when on the times of rows count, since the epoch. */
  startAt(startMs: number): void {
    this.#startMs = startMs;
  }

  /** Counts the request of a row of the line kernel, the one that begins at a place. */
  addRow(rows: Int32Array, row: number): void {
    const waitMs = rows[row + waitAt] as number;
    const status = rows[row + statusAt] as number;
    const fate = fateIn(rows[row + validAt] === 1, status, waitMs, this.#deadlineMs);
    this.#count(this.#startMs + (rows[row + dueAt] as number), waitMs, fate);
    if (fate > late) return this.blame(this.#stretch, status, rows[row + errorAt] as number);
    const place = waitMs < classOfWholeMs.length ? (classOfWholeMs[waitMs] as number) : waitClass(waitMs);
    (this.#classes[place] as number)++;
    if (fate === good) this.#serve(rows[row + serverAt] as number);
  }

  /**
   * Counts one request.
   * @param times when it was due, and how long it waited: in an array, as a number with a fraction is else made anew by each call
   * @param server number of the server's name, 0 for none
   * @returns its stretch
   */
  add(times: Float64Array, fate: TallyFate, server: number): number {
    this.#count(times[0] as number, times[1] as number, fate);
    if (fate <= late) (this.#classes[waitClass(times[1] as number)] as number)++;
    if (fate === good) this.#serve(server);
    return this.#stretch;
  }

  /** Adds the cause of a wrong or missing answer. */
  blame(stretch: number, status: number, error: number): void {
    const number = causeNumber(status, error);
    const row = this.#causes.get(number) ?? new Uint32Array(this.#stretches);
    if ((row[stretch] as number)++ === 0) this.#causes.set(number, row);
  }

  /** Says of a request of a stretch that nothing tells when it began. */
  doubtStart(stretch: number): void {
    (this.#unsure[stretch] as number)++;
  }

  /** What was counted. */
  counted(operation: string, servers: readonly string[]): OperationTally {
    const rows = servers.map((name, number): [string, Uint32Array] => [
      name,
      this.#served.slice(number * this.#stretches, (number + 1) * this.#stretches),
    ]);
    const causes = [...this.#causes].map(([number, row]): [string, Uint32Array] => [causeName(number), row]);
    return {
      operation,
      counts: this.#counts,
      waits: Array.from({ length: this.#stretches }, (_, stretch) => someOf(this.#waits[stretch])),
      close: this.#close,
      ended: this.#ended,
      windows: this.#windows.counted(),
      servedBy: inOrder(rows.filter(([name, row]) => name !== '' && someOf(row) !== null)),
      failedBy: inOrder(causes),
      owed: this.#owed,
      unsureStarts: this.#unsure,
    };
  }

  /** Counts what became of a request, by stretch, window and close look. */
  #count(dueMs: number, waitMs: number, fate: TallyFate): void {
    if (!(dueMs >= this.#fromMs && dueMs < this.#toMs)) this.#move(dueMs);
    (this.#counts[this.#stretch * fates + fate] as number)++;
    this.#windows.addAt(this.#window, fate !== good);
    if (this.#steps.length === 0) return;
    if (fate === late && dueMs + waitMs >= this.#owedMs) (this.#owed[this.#stretch] as number)++;
    const step = Math.floor((dueMs - this.#lookFromMs) / this.#stepMs);
    const side = fate === good ? 0 : 1;
    (this.#steps[2 * step + side] as number)++;
    if (dueMs + waitMs < this.#untilMs) (this.#endings[2 * (step - this.#firstEnding) + side] as number)++;
  }

  #move(dueMs: number): void {
    const { fromMs, toMs, stretch, look: place, isEnding } = this.#placeAt(dueMs);
    const look = this.#looks[place];
    this.#window = this.#windows.placeOf(dueMs);
    const beginMs = this.#windows.beginOf(this.#window);
    this.#fromMs = Math.max(beginMs, fromMs);
    this.#toMs = Math.min(beginMs + this.#windows.widthMs, toMs);
    this.#stretch = stretch;
    this.#classes = this.#waits[stretch] ??= new Uint32Array(waitClasses);
    this.#steps = this.#close[place] ?? noNumbers;
    this.#endings = this.#ended[place] ?? noNumbers;
    this.#lookFromMs = look?.fromMs ?? 0;
    this.#stepMs = look?.stepMs ?? 1;
    this.#firstEnding = look ? (look.sinceMs - look.fromMs) / look.stepMs : 0;
    this.#untilMs = look && isEnding ? look.untilMs : never;
    this.#owedMs = look?.untilMs ?? Number.POSITIVE_INFINITY;
  }

  #serve(server: number): void {
    const place = server * this.#stretches + this.#stretch;
    if (place >= this.#served.length) this.#makeRoom(server);
    (this.#served[place] as number)++;
  }

  /** Makes room for twice as many servers: whole rows, as half of one would be added up as if it were all. */
  #makeRoom(server: number): void {
    const before = this.#served;
    this.#served = new Uint32Array(2 * (server + 1) * this.#stretches);
    this.#served.set(before);
  }
}

/** Counts, if there are any. */
const someOf = (counts: Uint32Array | undefined): Uint32Array | null =>
  counts?.some((count) => count > 0) === true ? counts : null;

/** By name, as which came first depends on where the reader began. */
const inOrder = (rows: readonly [string, Uint32Array][]): Map<string, Uint32Array> =>
  new Map(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));

const causeName = (number: number): string => `${Math.floor(number / 1_000_000)},${number % 1_000_000}`;
