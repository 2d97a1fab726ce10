import type { OperationTally, Tally, TallyFrame } from '../../model/tally.ts';
import { isComplaint } from '../complaint.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioName, scenarios } from '../scenario.ts';
import { decodeStart } from '../start-line.ts';
import { decodeSample } from '../../model/sample.ts';
import type { Sample } from '../../model/sample.ts';
import { blankParts, partAt, takeApart } from './line.ts';
import type { LineParts } from './line.ts';
import { nameList } from './names.ts';
import { fateIn, OperationCounter } from './operation-counter.ts';
import { lineKernel, plainLines } from './plain-lines.ts';
import type { PlainLines, Rows } from './plain-lines.ts';
import { textOfLine } from './text.ts';
import { rowField, rowNumbers } from './wasm/layout.ts';

/** What lines say for those behind them: when the scenarios began, since the epoch; the digit of a sample is its scenario's place. */
export interface Starts {
  /** Of the scenario that said so first; null while none has. */
  readonly first: number | null;
  /** By scenario; null while it has not said so. */
  readonly byScenario: readonly (number | null)[];
}

/** Nothing has begun. */
export const noStarts: Starts = { first: null, byScenario: scenarios.map(() => null) };

/** Counts our own sample lines. */
export interface OwnLineCounter {
  /** Takes the lines of a block. */
  take(bytes: Buffer, from: number, end: number): void;
  /** What was counted. */
  tally(): Tally;
  /** What the lines so far say for those behind them. */
  starts(): Starts;
}

/**
 * A counter for lines that follow others, of which `starts` is known.
 * @param plain reader of plain lines, used by no other counter; absent means one that is made for it
 */
export const ownLineCounter = (
  frame: TallyFrame,
  starts = noStarts,
  plain = plainLines(lineKernel()),
): OwnLineCounter => new LineCounter(frame, starts, plain);

/**
 * Lines that are plain to see are made into rows by the kernel and counted from those. Any other line is taken apart by itself,
 * and one that is none of ours to see is read as text: three readers of one grammar, of which each knows less than the next.
 */
class LineCounter implements OwnLineCounter {
  readonly #frame: TallyFrame;
  readonly #plain: PlainLines;
  readonly #counters: readonly OperationCounter[];
  readonly #names = nameList();
  readonly #known = new Set([0]);
  readonly #parts = blankParts();
  readonly #byScenario: (number | null)[];
  #first: number | null;
  #requests = 0;
  #complaints = 0;

  constructor(frame: TallyFrame, { first, byScenario }: Starts, plain: PlainLines) {
    this.#frame = frame;
    this.#plain = plain;
    this.#counters = scenarios.map(() => new OperationCounter(frame));
    this.#first = first;
    this.#byScenario = [...byScenario];
    this.#startCounters();
  }

  take(bytes: Buffer, from: number, end: number): void {
    for (let at = from; at < end;) {
      const held = this.#plain.hold(bytes, at, end);
      at = held > 0 ? this.#takeHeld(bytes, at, held) : this.#takeOne(bytes, at);
    }
  }

  tally(): Tally {
    return {
      operations: operationsOf(this.#counters, this.#names.all),
      dropped: new Uint32Array(this.#frame.edgesMs.length + 1),
      requests: this.#requests,
      complaints: this.#complaints,
      unsureStarts: 0,
      timeStepMs: this.#requests > 0 ? 1 : 0,
    };
  }

  starts(): Starts {
    return { first: this.#first, byScenario: [...this.#byScenario] };
  }

  /** Takes lines that the kernel holds a copy of. @returns the byte behind them */
  #takeHeld(bytes: Buffer, from: number, held: number): number {
    let at = from;
    while (at < from + held) {
      const rows = this.#plain.read(at - from);
      this.#countRows(rows);
      at = from + rows.read;
      if (rows.isStopped) at = this.#takeOne(bytes, at);
    }
    return at;
  }

  #countRows({ from, end }: Rows): void {
    const { rows } = this.#plain;
    for (let row = from; row < end; row += rowNumbers) {
      const scenario = rows[row + rowField.scenario] as number;
      if (this.#startOf(scenario) === null) this.#complaints++;
      else {
        this.#requests++;
        (this.#counters[scenario] as OperationCounter).addRow(rows, row);
      }
    }
  }

  /** Takes the line that begins at a byte. @returns the byte behind it */
  #takeOne(bytes: Buffer, at: number): number {
    const parts = this.#parts;
    parts.at = at;
    if (takeApart(bytes, parts)) {
      this.#countParts(bytes, parts);
      this.#learn(bytes, parts.databaseFrom, parts.databaseTo);
      return parts.at;
    }
    const { text, next } = textOfLine(bytes, at);
    this.#takeText(text);
    return next;
  }

  #takeText(text: string): void {
    const sample = decodeSample(text);
    if (sample) return this.#countParts(Buffer.from(sample.server), partsOf(sample));
    const start = decodeStart(text);
    if (start) {
      this.#first ??= start.at;
      this.#byScenario[scenarios.indexOf(start.scenario)] = start.at;
      this.#startCounters();
    } else if (isComplaint(text)) this.#complaints++;
  }

  #countParts(bytes: Buffer, { digit, numbers, valid, serverFrom, serverTo }: LineParts): void {
    const startMs = this.#startOf(digit);
    if (startMs === null) return void this.#complaints++;
    this.#requests++;
    const waitMs = numbers[partAt.waitMs] as number;
    const status = numbers[partAt.status] as number;
    const dueMs = startMs + ((numbers[partAt.beganMs] as number) + (numbers[partAt.jitterMs] as number));
    const counter = this.#counters[digit] as OperationCounter;
    const fate = fateIn(valid === 1, status, waitMs, this.#frame.deadlineMs);
    const stretch = counter.add(Float64Array.of(dueMs, waitMs), fate, this.#learn(bytes, serverFrom, serverTo));
    if (fate > 1) counter.blame(stretch, status, numbers[partAt.error] as number);
  }

  /** @returns the number of the name, which the kernel is told when it is met first */
  #learn(bytes: Buffer, from: number, to: number): number {
    const number = this.#names.numberOf(bytes, from, to);
    if (!this.#known.has(number)) this.#plain.learn(bytes.subarray(from, to), number);
    this.#known.add(number);
    return number;
  }

  #startOf(scenario: number): number | null {
    return this.#byScenario[scenario] ?? this.#first;
  }

  #startCounters(): void {
    for (const [scenario, counter] of this.#counters.entries()) counter.startAt(this.#startOf(scenario) ?? Number.NaN);
  }
}

/** The tallies of the scenarios that had a request, by name. */
const operationsOf = (counters: readonly OperationCounter[], names: readonly string[]): readonly OperationTally[] =>
  counters
    .map((counter, place) => counter.counted(scenarioName(scenarios[place] as Scenario), names))
    .filter(({ counts }) => counts.some((number) => number > 0))
    .toSorted((a, b) => (a.operation < b.operation ? -1 : 1));

/** A sample that was read as text, in the shape of one that was read as bytes: the server's name is all of its bytes. */
function partsOf(sample: Sample): LineParts {
  const digit = scenarios.findIndex(({ operation, arm }) => operation === sample.operation && arm === sample.arm);
  const { iteration, beganMs, jitterMs, waitMs, status, error } = sample;
  const numbers = Float64Array.of(iteration, beganMs, jitterMs, waitMs, status, error);
  return { ...blankParts(), digit, numbers, valid: sample.valid ? 1 : 0, serverTo: sample.server.length };
}
