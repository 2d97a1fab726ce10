import type { I32, I64, Step, V128 } from './code.ts';
import {
  and,
  below,
  byteAt,
  during,
  equal,
  equal64,
  i32,
  isZero,
  minus,
  or,
  plus,
  times,
  unlike,
  wordAt,
} from './code.ts';
import { either, everyByte, highBits, i64, longAt, sameBytes, sixteenAt, zeroBits } from './code.ts';
import { steps, store, variable, when } from './code.ts';
import { isOpenAt, kinds, notPlain, rowBytes, rowField, rowsAt, rowsEndAt, rowsLimit } from './csv-layout.ts';
import { moduleBytes } from './module.ts';

/**
 * The kernel of k6's CSV: finds the lines that tell of requests and of dropped slots among thirteen times as many, and the ends
 * of their fields, sixteen bytes at a time. What the fields say is left to TypeScript.
 */
type Word = ReturnType<typeof variable<I32>>;
const [at, end, columns, row, kind, field, flags] = [0, 1, 2, 3, 4, 5, 6].map((place) => variable<I32>(place)) as Seven;
type Seven = [Word, Word, Word, Word, Word, Word, Word];
const [isDone, place, found] = [7, 8, 9].map((number) => variable<I32>(number)) as [Word, Word, Word];
const bytes = variable<V128>(10);

const [lineFeed, carriageReturn, comma, quote] = [10, 13, 44, 34] as const;
const textWord = (text: string): I64 => i64(Buffer.from(text).readBigUInt64LE());
const skip = (count: I32): Step => at.set(plus(at.value, count));

/** Whether the line begins with a text: its words of eight bytes, the last of which reaches back. */
const beginsWith = (text: string): I32 =>
  [0, 8, text.length - 8]
    .map((from) => equal64(longAt(at.value, from), textWord(text.slice(from))))
    .reduce((all, one) => and(all, one));

const signs = (sign: number): V128 => sameBytes(bytes.value, everyByte(i32(sign)));

/** Over the line break that comes next. */
const skipLine = steps(
  during(
    isZero(found.value),
    steps(
      bytes.set(sixteenAt(at.value)),
      found.set(highBits(signs(lineFeed))),
      when(isZero(found.value), skip(i32(16))),
    ),
  ),
  skip(plus(zeroBits(found.value), i32(1))),
);

const writeEnd = (address: I32): Step => steps(store(field.value, address), field.set(plus(field.value, i32(4))));
const endsLimit = plus(plus(row.value, i32(4 * rowField.ends)), times(columns.value, i32(4)));

/** What is done at a sign that means something: a comma, the end of the line, or one that makes the line not plain. */
const atSign = steps(
  place.set(plus(at.value, zeroBits(found.value))),
  when(
    equal(byteAt(place.value), i32(comma)),
    when(below(field.value, endsLimit), writeEnd(place.value), flags.set(i32(notPlain))),
    when(equal(byteAt(place.value), i32(lineFeed)), isDone.set(i32(1)), flags.set(i32(notPlain))),
  ),
  found.set(and(found.value, minus(found.value, i32(1)))),
);

const findSigns = steps(
  bytes.set(sixteenAt(at.value)),
  found.set(highBits(either(either(signs(comma), signs(lineFeed)), either(signs(quote), bytes.value)))),
  during(and(unlike(found.value, i32(0)), isZero(isDone.value)), atSign),
  skip(i32(16)),
);

/** The row of a line; a line break of two bytes is no part of the last field. */
const takeLine = steps(
  store(row.value, at.value, 4 * rowField.line),
  flags.set(i32(0)),
  isDone.set(i32(0)),
  field.set(plus(row.value, i32(4 * rowField.ends))),
  writeEnd(minus(at.value, i32(1))),
  during(isZero(isDone.value), findSigns),
  at.set(plus(place.value, i32(1))),
  when(unlike(field.value, endsLimit), flags.set(i32(notPlain))),
  store(field.value, minus(place.value, equal(byteAt(minus(place.value, i32(1))), i32(carriageReturn)))),
  store(row.value, or(kind.value, flags.value), 4 * rowField.kind),
  row.set(plus(row.value, i32(rowBytes))),
);

const none = i32(-1);
const isOpen = wordAt(i32(isOpenAt));

const oneLine = steps(
  kind.set(none),
  when(beginsWith('http_req_duration,'), kind.set(i32(kinds.duration))),
  when(isOpen, when(beginsWith('http_req_blocked,'), kind.set(i32(kinds.blocked)))),
  when(beginsWith('dropped_iterations,'), kind.set(i32(kinds.dropped))),
  // Few enough lines begin like this that the rest is for who knows the first one.
  when(equal64(longAt(at.value, 0), textWord('metric_n')), kind.set(i32(kinds.header))),
  store(i32(isOpenAt), equal(kind.value, i32(kinds.duration))),
  found.set(i32(0)),
  when(equal(kind.value, none), skipLine, takeLine),
);

/** The module of the kernel; `run` takes the addresses of a text and its end, and the number of columns, and leaves where it came to. */
export const csvKernelBytes = (): Uint8Array<ArrayBuffer> =>
  moduleBytes({
    parameters: 3,
    words: 7,
    sixteens: 1,
    body: steps(
      row.set(i32(rowsAt)),
      during(and(below(at.value, end.value), below(row.value, i32(rowsLimit))), oneLine),
      store(i32(rowsEndAt), row.value),
    ),
    result: at.value,
  });
