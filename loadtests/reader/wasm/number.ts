import type { I32, I64, Step, Variable } from './code.ts';
import { and, below, byteAt, equal, i32, minus, plus, right, times, unlike, when } from './code.ts';
import { and64, i64, isZero64, left64, longAt, lowHalf, minus64, or64, plus64, right64 } from './code.ts';
import { steps, times64, xor64, zeroBits64 } from './code.ts';

/** What reading numbers needs. */
export interface NumberReading {
  /** Where it begins, and afterwards the byte behind the comma that ends it. */
  readonly at: Variable<I32>;
  /** Eight bytes of it. */
  readonly word: Variable<I64>;
  /** A set bit in every byte of them that is no digit. */
  readonly stops: Variable<I64>;
  /** What is done, to end the function, where something else stands. */
  readonly otherwise: Step;
}

const everyByte = (value: number): I64 => i64(0x0101010101010101n * BigInt(value));
const [zero, comma, ten] = [i32(48), i32(44), i32(10)];

/** A comma, and on to the byte behind it. */
export const readComma = (at: Variable<I32>, otherwise: Step): Step =>
  steps(when(unlike(byteAt(at.value), comma), otherwise), at.set(plus(at.value, i32(1))));

/**
 * Reads one to nine digits, eight at once, and the comma behind them.
 * @param to where the number goes; absent where it need only be one
 */
export function readNumber(reading: NumberReading, to?: Variable<I32>): Step {
  const { at, word, stops, otherwise } = reading;
  // Digits become 0 to 9. Adding carries into the next byte only from one that is no digit, and only the first of those counts.
  const look = steps(
    word.set(xor64(longAt(at.value), everyByte(0x30))),
    stops.set(and64(or64(plus64(word.value, everyByte(0x76)), word.value), everyByte(0x80))),
  );
  return steps(
    look,
    when(isZero64(stops.value), eightOrNine(reading, to), fewer(reading, to)),
    readComma(at, otherwise),
  );
}

/** The same, quickest where there is one digit: then neither the number nor the next place has to be worked out. */
export function readShortNumber(reading: NumberReading, to: Variable<I32>): Step {
  const { at } = reading;
  const first = minus(byteAt(at.value), zero);
  const isOne = and(equal(byteAt(at.value, 1), comma), below(first, ten));
  return when(isOne, steps(to.set(first), at.set(plus(at.value, i32(2)))), readNumber(reading, to));
}

function fewer({ at, word, stops, otherwise }: NumberReading, to?: Variable<I32>): Step {
  // The bit is the highest of its byte: 7 for no digit, 15 for one, and so on.
  const firstStop = zeroBits64(stops.value);
  return steps(
    when(equal(lowHalf(firstStop), i32(7)), otherwise),
    to?.set(eightDigits(word, left64(word.value, minus64(i64(71n), firstStop)))) ?? [],
    at.set(plus(at.value, right(lowHalf(firstStop), i32(3)))),
  );
}

function eightOrNine({ at, word }: NumberReading, to?: Variable<I32>): Step {
  const ninth = minus(byteAt(at.value, 8), zero);
  const takeNinth = steps(to?.set(plus(times(to.value, ten), ninth)) ?? [], at.set(plus(at.value, i32(1))));
  return steps(
    to?.set(eightDigits(word, word.value)) ?? [],
    when(below(ninth, ten), takeNinth),
    at.set(plus(at.value, i32(8))),
  );
}

/** The number of eight digits, of which the first stands in the lowest byte: pairs, then all four pairs by their weight. */
function eightDigits(word: Variable<I64>, digits: I64): I32 {
  const pairs = word.value;
  const everyOtherPair = i64(0x000000ff_000000ffn);
  const first = times64(and64(pairs, everyOtherPair), i64((1_000_000n << 32n) + 100n));
  const second = times64(and64(right64(pairs, i64(16n)), everyOtherPair), i64((10_000n << 32n) + 1n));
  const toPairs = steps(
    word.set(digits),
    word.set(plus64(times64(word.value, i64(10n)), right64(word.value, i64(8n)))),
  );
  return [...toPairs, ...lowHalf(right64(plus64(first, second), i64(32n)))];
}
