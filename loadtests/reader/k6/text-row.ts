import { BrokenLine } from './point.ts';
import type { Point } from './point.ts';
import type { Columns } from './quick-row.ts';
import { readMoment } from './time.ts';

const [lineFeed, carriageReturn, comma, quote] = [10, 13, 44, 34];

/** A number as Go writes it; others would be read as well, in hexadecimal or with blanks around them. */
const decimal = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;

/**
 * Reads any row that k6 can write, and knows what is wrong with every other one.
 * @throws BrokenLine
 */
export const readTextRow = (columns: Columns, bytes: Buffer, at: number, end: number): Point =>
  pointOf(rowAt(bytes, at, end), columns, at);

/** A field with its place in the line. */
interface Field {
  readonly text: string;
  readonly column: number;
}

/** The fields of a line. k6 writes no line break into a field: a quote that is open at the end of the line is broken. */
function rowAt(bytes: Buffer, at: number, end: number): readonly Field[] {
  const lineEnd = bytes.indexOf(lineFeed, at);
  const to = bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : Math.min(lineEnd, end);
  const fields: Field[] = [];
  for (let from = at; from <= to;) {
    const close = bytes[from] === quote ? closingQuote(bytes, from, to, at) : bytes.indexOf(comma, from);
    const fieldEnd = close < 0 || close > to ? to : close;
    const isQuoted = bytes[from] === quote;
    const text = isQuoted
      ? bytes.toString('utf8', from + 1, fieldEnd - 1).replaceAll('""', '"')
      : bytes.toString('latin1', from, fieldEnd);
    fields.push({ text: isQuoted ? text : asUtf8(text), column: from - at });
    from = fieldEnd + 1;
  }
  return fields;
}

/** Text of bytes: nearly all of it is ASCII, which needs no decoding. */
const asUtf8 = (latin: string): string =>
  /[\u0080-\u00ff]/.test(latin) ? Buffer.from(latin, 'latin1').toString('utf8') : latin;

/** The byte behind a quoted field. */
function closingQuote(bytes: Buffer, from: number, to: number, lineAt: number): number {
  for (let at = from + 1; at < to; at++) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] !== quote) {
      if (at + 1 < to && bytes[at + 1] !== comma) break;
      return at + 1;
    }
    at++;
  }
  throw new BrokenLine('a quote is not closed', lineAt, from - lineAt);
}

function pointOf(fields: readonly Field[], columns: Columns, at: number): Point {
  const broken = (message: string, { column }: Field): BrokenLine => new BrokenLine(message, at, column);
  const field = (place: number): Field => fields[place] ?? { text: '', column: 0 };
  if (fields.length !== columns.all.length) {
    throw broken(
      `it has ${fields.length} fields, and its first line has ${columns.all.length}`,
      field(fields.length - 1),
    );
  }
  const number = (place: number): number => {
    const one = field(place);
    const value = place < 0 || one.text === '' ? 0 : decimal.test(one.text) ? Number(one.text) : Number.NaN;
    if (!Number.isFinite(value)) throw broken(`${columns.all[place]} is no number: ${one.text.slice(0, 40)}`, one);
    return value;
  };
  const moment = readMoment(field(1).text);
  if (!moment) throw broken(`timestamp is no moment: ${field(1).text.slice(0, 40)}`, field(1));
  if (field(2).text === '') throw broken('metric_value is empty', field(2));
  const expected = field(columns.expected).text;
  return {
    ...moment,
    value: number(2),
    operation: field(columns.operation).text,
    status: number(columns.status),
    error: number(columns.error),
    isExpected: expected === '' ? null : expected === 'true',
  };
}
