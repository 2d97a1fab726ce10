import type { OperationTally, TallyFrame } from '../../model/tally.ts';
import { tallyFates } from '../../model/tally.ts';
import { waitClass, waitClasses } from '../../model/waits.ts';
import type { LookFinder } from './stretches.ts';
import { lookFinder, stepsOf, stretchFinder } from './stretches.ts';
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
  readonly #stretchOf: (atMs: number) => number;
  readonly #looks: LookFinder;
  readonly #counts: Uint32Array;
  readonly #waits: (Uint32Array | null)[];
  readonly #close: readonly Uint32Array[];
  readonly #windows = new WindowCounter();
  readonly #servers: Uint32Array[] = [];
  readonly #causes = new Map<number, Uint32Array>();
  readonly #stretches: number;

  constructor({ edgesMs, closeLooks }: TallyFrame) {
    this.#stretches = edgesMs.length + 1;
    this.#stretchOf = stretchFinder(edgesMs);
    this.#looks = lookFinder(closeLooks);
    this.#counts = new Uint32Array(this.#stretches * tallyFates.length);
    this.#waits = Array.from({ length: this.#stretches }, () => null);
    this.#close = closeLooks.map((look) => new Uint32Array(2 * stepsOf(look)));
  }

  /** Counts one request; `server` is the number of the server's name, 0 for none. @returns its stretch */
  add(dueMs: number, waitMs: number, fate: TallyFate, server: number): number {
    const stretch = this.#stretchOf(dueMs);
    (this.#counts[stretch * tallyFates.length + fate] as number)++;
    this.#windows.add(dueMs, fate !== good);
    const look = this.#looks.lookOf(dueMs);
    if (look >= 0) this.#lookAt(look, dueMs, fate);
    if (fate <= late) this.#wait(stretch, waitMs);
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

  #lookAt(look: number, dueMs: number, fate: TallyFate): void {
    const steps = this.#close[look] as Uint32Array;
    (steps[2 * this.#looks.stepOf(dueMs, look) + (fate === good ? 0 : 1)] as number)++;
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
