import { nameList } from '../names.ts';
import type { Point } from './point.ts';

/** Where the fields that are read stand; -1 for one that the file does not have. */
export interface Columns {
  /** Names of all columns. */
  readonly all: readonly string[];
  /** The tag that names the operation. */
  readonly operation: number;
  /** HTTP status. */
  readonly status: number;
  /** k6's error code. */
  readonly error: number;
  /** Whether k6 took the answer for one that was expected. */
  readonly expected: number;
}

const [point, zero] = [46, 48];

/** Digits of which a number is exact, whatever power of ten it is divided by. */
const mostDigits = 15;

const powersOfTen = Float64Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power);

/** A number of a row that is not plain. */
const notPlain = -1;

/**
 * Reads plain rows where they lie, of which somebody found the ends of the fields: `ends[row]` is the byte before the first one,
 * and each field begins behind the end of the one before. Undefined where a field is not plain to see, a number of many digits
 * or a moment in words: whoever calls asks the reader of texts then.
 */
export function quickRows(columns: Columns): (bytes: Buffer, ends: Int32Array, row: number) => Point | undefined {
  const names = nameList();
  return (bytes, ends, row) => {
    const numberIn = (column: number): number =>
      column < 0 ? 0 : decimalOf(bytes, (ends[row + column] as number) + 1, ends[row + column + 1] as number);
    const [momentFrom, momentEnd] = [(ends[row + 1] as number) + 1, ends[row + 2] as number];
    const micros = microsOf(bytes, momentFrom, momentEnd);
    const value = ends[row + 3] === momentEnd + 1 ? notPlain : numberIn(2);
    const [status, error] = [numberIn(columns.status), numberIn(columns.error)];
    if (micros < 0 || value < 0 || status < 0 || error < 0) return undefined;
    const { operation: name } = columns;
    const number = names.numberOf(bytes, (ends[row + name] as number) + 1, ends[row + name + 1] as number);
    const stepMs = momentEnd - momentFrom === 10 ? 1000 : 1;
    const isExpected = expectedIn(bytes, columns.expected, ends, row);
    return { atMs: micros / 1000, stepMs, value, operation: names.all[number] as string, status, error, isExpected };
  };
}

/** Microseconds of a moment that is written in seconds, or a thousand, a million or a thousand million times as fine. */
function microsOf(bytes: Buffer, from: number, end: number): number {
  const length = end - from;
  if (length !== 10 && length !== 13 && length !== 16 && length !== 19) return notPlain;
  let value = 0;
  for (let place = 0; place < length; place++) {
    const digit = (bytes[from + place] as number) - zero;
    if (digit < 0 || digit > 9) return notPlain;
    if (place < 16) value = value * 10 + digit;
  }
  return length < 16 ? value * (powersOfTen[16 - length] as number) : value;
}

/** A number without a sign: exact, as whole numbers of so few digits are, and so is what is left when one is divided by ten. */
function decimalOf(bytes: Buffer, from: number, end: number): number {
  let [value, fraction] = [0, -1];
  if (end - from > mostDigits) return notPlain;
  for (let at = from; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (bytes[at] === point && fraction < 0 && at > from && at < end - 1) fraction = end - at - 1;
    else if (digit < 0 || digit > 9) return notPlain;
    else value = value * 10 + digit;
  }
  return fraction < 0 ? value : value / (powersOfTen[fraction] as number);
}

const isTrue = Buffer.from('true').readUInt32LE();

/** `true`, or anything else; null where nothing is said. */
function expectedIn(bytes: Buffer, column: number, ends: Int32Array, row: number): boolean | null {
  if (column < 0) return null;
  const [from, end] = [(ends[row + column] as number) + 1, ends[row + column + 1] as number];
  if (from === end) return null;
  return end - from === 4 && bytes.readUInt32LE(from) === isTrue;
}
