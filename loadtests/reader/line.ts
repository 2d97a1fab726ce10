import type { Sample } from '../../model/sample.ts';
import { armNames } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';
import { nameList } from './names.ts';

/** A sample line taken apart where it lies. One object serves for every line, as a new one each would cost more than the parsing. */
export interface LineParts {
  /** Place in the bytes: behind what was read last. */
  at: number;
  /** Operation and arm. */
  digit: number;
  /** The six numbers behind the first digit, in the order of the line: see `partAt`. */
  readonly numbers: Float64Array;
  /** 1 when the content was what it must be. */
  valid: number;
  /** First byte of the server's name. */
  serverFrom: number;
  /** The byte behind it. */
  serverTo: number;
  /** First byte of the database's name. */
  databaseFrom: number;
  /** The byte behind it. */
  databaseTo: number;
  /** Id of the newest write seen; -1 where the line does not tell. */
  seen: number;
}

/** Places of the numbers of a line. */
export const partAt = { iteration: 0, beganMs: 1, jitterMs: 2, waitMs: 3, status: 4, error: 5 } as const;

/** Parts of no line yet. */
export const blankParts = (): LineParts => ({
  at: 0,
  digit: 0,
  numbers: new Float64Array(6),
  valid: 0,
  serverFrom: 0,
  serverTo: 0,
  databaseFrom: 0,
  databaseTo: 0,
  seen: -1,
});

const [lineFeed, carriageReturn, comma, minus, equals, zero] = [10, 13, 44, 45, 61, 48];

/** Digits of a number that is read here; one that is longer may not be exact in parts, and is left to `decodeSample`. */
const mostDigits = 15;

/**
 * Takes the line at `parts.at` apart. False when it is none that is plain to see: then nothing is said of it, and the caller
 * asks `decodeSample`, whose grammar this is. The bytes must hold the whole line with its line break.
 */
export function takeApart(bytes: Uint8Array, parts: LineParts): boolean {
  const digit = (bytes[parts.at] as number) - zero;
  if (digit < 0 || digit >= operationNames.length * armNames.length || bytes[parts.at + 1] !== comma) return false;
  parts.digit = digit;
  parts.at += 2;
  if (!takeNumbers(bytes, parts)) return false;
  parts.valid = (bytes[parts.at] as number) - zero;
  if ((parts.valid !== 0 && parts.valid !== 1) || bytes[parts.at + 1] !== comma) return false;
  return takeNames(bytes, parts) && takeEnd(bytes, parts);
}

/** The numbers, each with the comma behind it; moments and waits may be negative, where a clock was set. */
function takeNumbers(bytes: Uint8Array, parts: LineParts): boolean {
  const { numbers } = parts;
  let { at } = parts;
  for (let place = 0; place < numbers.length; place++) {
    const isNegative = bytes[at] === minus;
    if (isNegative && place !== partAt.beganMs && place !== partAt.waitMs) return false;
    if (isNegative) at++;
    const from = at;
    let value = 0;
    for (let digit = (bytes[at] as number) - zero; digit >= 0 && digit <= 9; digit = (bytes[at] as number) - zero) {
      value = value * 10 + digit;
      at++;
    }
    if (at === from || at - from > mostDigits || bytes[at] !== comma) return false;
    numbers[place] = isNegative ? -value : value;
    at++;
  }
  parts.at = at;
  return true;
}

function takeNames(bytes: Uint8Array, parts: LineParts): boolean {
  parts.serverFrom = parts.at + 2;
  parts.serverTo = endOfName(bytes, parts.serverFrom);
  if (bytes[parts.serverTo] !== comma) return false;
  parts.databaseFrom = parts.serverTo + 1;
  parts.databaseTo = endOfName(bytes, parts.databaseFrom);
  parts.at = parts.databaseTo;
  return true;
}

/** Bytes of which names are made. */
const isNameByte = Uint8Array.from({ length: 256 }, (_, code) =>
  /[a-z0-9._-]/.test(String.fromCodePoint(code)) ? 1 : 0,
);

function endOfName(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isNameByte[bytes[at] as number] === 1) at++;
  return at;
}

/** What stands behind the names, and the line break. */
function takeEnd(bytes: Uint8Array, parts: LineParts): boolean {
  parts.seen = -1;
  if (bytes[parts.at] === comma && !takeSeen(bytes, parts)) return false;
  if (bytes[parts.at] === carriageReturn) parts.at++;
  return bytes[parts.at++] === lineFeed;
}

/** Digits and small letters, base 36, ten of them at most. */
const seenDigits = Int8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCodePoint(code);
  return /[0-9a-z]/.test(sign) ? Number.parseInt(sign, 36) : -1;
});

function takeSeen(bytes: Uint8Array, parts: LineParts): boolean {
  const from = parts.at + 2;
  let at = from;
  let value = 0;
  for (
    let digit = seenDigits[bytes[at] as number] as number;
    digit >= 0;
    digit = seenDigits[bytes[at] as number] as number
  ) {
    value = value * 36 + digit;
    at++;
  }
  parts.seen = value;
  parts.at = at;
  return bytes[from - 1] === equals && at > from && at - from <= 10;
}

/** A whole number that fits, as V8 keeps it inside an object: as it comes from a `Float64Array` it takes 16 bytes beside it. */
function compact(value: number): number {
  const whole = value | 0;
  return Object.is(whole, value) ? whole : value;
}

/** Makes samples of parts, times from the start of their scenario, as `decodeSample` does of text. */
export function sampleMaker(): (bytes: Uint8Array, parts: LineParts) => Sample {
  const names = nameList();
  return (bytes, parts) => {
    const { numbers, seen } = parts;
    const sample = {
      operation: operationNames[parts.digit % operationNames.length] as Sample['operation'],
      arm: armNames[Math.floor(parts.digit / operationNames.length)] as Sample['arm'],
      iteration: compact(numbers[partAt.iteration] as number),
      beganMs: compact(numbers[partAt.beganMs] as number),
      scenarioMs: 0,
      jitterMs: compact(numbers[partAt.jitterMs] as number),
      waitMs: compact(numbers[partAt.waitMs] as number),
      status: compact(numbers[partAt.status] as number),
      error: compact(numbers[partAt.error] as number),
      valid: parts.valid === 1,
      server: names.all[names.numberOf(bytes, parts.serverFrom, parts.serverTo)] as string,
      database: names.all[names.numberOf(bytes, parts.databaseFrom, parts.databaseTo)] as string,
    };
    return seen < 0 ? sample : { ...sample, seen };
  };
}
