import type { I32, I64, Step } from './code.ts';
import {
  and,
  atLeast,
  below,
  byteAt,
  during,
  equal,
  equal64,
  i32,
  i64,
  leave,
  longAt,
  minus,
  or,
  plus,
} from './code.ts';
import { steps, store, unlike, variable, when, wordAt } from './code.ts';
import { mostRows, nameField, rowBytes, rowField, rowsAt, rowsEndAt } from './layout.ts';
import { moduleBytes } from './module.ts';
import { readName } from './name.ts';
import { readComma, readNumber, readShortNumber } from './number.ts';

/**
 * The line kernel: makes rows of sample lines that are plain to see, from the address `at` to the address `end`. It stops at the
 * first line that is not, which says nothing of that line: the grammar is that of `takeApart`, of which it knows a part.
 *
 * Why not TypeScript: the same lines of 38 bytes took 18 ns each here and 56 ns in `takeApart`, which does not know the names
 * yet; there, eight bytes cannot be looked at as one number. Why no other language: WebAssembly has no words for "a number, and
 * its comma", which is woven in six times. These functions have, and need neither a tool nor a file that somebody has to build.
 */
const [at, end, row, line, name, number, sum] = [0, 1, 2, 3, 4, 5, 6].map((place) => variable<I32>(place)) as Seven;
type Seven = [Word, Word, Word, Word, Word, Word, Word];
type Word = ReturnType<typeof variable<I32>>;
const [word, stops] = [variable<I64>(7), variable<I64>(8)];

const [lineFeed, carriageReturn, comma, zero, equals, letterA] = [10, 13, 44, 48, 61, 97].map(i32) as Six;
type Six = [I32, I32, I32, I32, I32, I32];

const skip = (count: number): Step => at.set(plus(at.value, i32(count)));
const notPlain = steps(store(i32(rowsEndAt), row.value), leave(line.value));
const field = (which: keyof typeof rowField, value: I32): Step => store(row.value, value, 4 * rowField[which]);
const reading = { at, word, stops, otherwise: notPlain };
const numberField = (which: keyof typeof rowField): Step =>
  steps(readShortNumber(reading, number), field(which, number.value));

/** One digit that is less than a limit, and its comma. */
const digitField = (which: keyof typeof rowField, limit: number): Step =>
  steps(
    number.set(minus(byteAt(at.value), zero)),
    when(atLeast(number.value, i32(limit)), notPlain),
    field(which, number.value),
    skip(1),
    readComma(at, notPlain),
  );

const times = steps(
  readNumber(reading, sum),
  readShortNumber(reading, number),
  field('dueMs', plus(sum.value, number.value)),
  numberField('waitMs'),
);

/** Status, error and validity; nearly all are those of a good answer, which are eight bytes. */
const ending = when(
  equal64(longAt(at.value), i64(Buffer.from('200,0,1,').readBigUInt64LE())),
  steps(field('status', i32(200)), field('error', i32(0)), field('valid', i32(1)), skip(8)),
  steps(numberField('status'), numberField('error'), digitField('valid', 2)),
);

/** Base 36, one to ten digits; what they say is not counted. */
const seen = steps(
  when(unlike(byteAt(at.value, 1), equals), notPlain),
  skip(2),
  number.set(at.value),
  during(or(below(minus(byteAt(at.value), zero), i32(10)), below(minus(byteAt(at.value), letterA), i32(26))), skip(1)),
  when(atLeast(minus(minus(at.value, number.value), i32(1)), i32(10)), notPlain),
);

const scenarios = 6;

const oneLine = steps(
  line.set(at.value),
  digitField('scenario', scenarios),
  readNumber(reading),
  times,
  ending,
  readName(at, name, notPlain),
  field('server', wordAt(name.value, nameField.number)),
  readComma(at, notPlain),
  readName(at, name, notPlain),
  when(equal(byteAt(at.value), comma), seen),
  when(equal(byteAt(at.value), carriageReturn), skip(1)),
  when(unlike(byteAt(at.value), lineFeed), notPlain),
  skip(1),
  row.set(plus(row.value, i32(rowBytes))),
);

/** The module of the kernel; `run` leaves the address behind the lines of which it made rows. */
export const kernelBytes = (): Uint8Array<ArrayBuffer> =>
  moduleBytes({
    parameters: 2,
    words: 5,
    longs: 2,
    body: steps(
      row.set(i32(rowsAt)),
      during(and(below(at.value, end.value), below(row.value, i32(rowsAt + mostRows * rowBytes))), oneLine),
      store(i32(rowsEndAt), row.value),
    ),
    result: at.value,
  });
