import { describe, expect, it } from 'vitest';
import { blankParts, partAt, takeApart } from '../../../loadtests/reader/line.ts';
import type { PlainLines } from '../../../loadtests/reader/plain-lines.ts';
import { lineKernel, plainLines } from '../../../loadtests/reader/plain-lines.ts';
import { mostNames, mostRows, mostText, rowField, rowNumbers } from '../../../loadtests/reader/wasm/layout.ts';
import { chanceAt } from '../../../model/chance.ts';
import { hostileLine, plainLine } from '../../support/sample-lines.ts';

const names = ['', 'server1', 'server2', 'server10', 'replica', 'a.b_c-9', 'a-name-of-24-bytes-as-is'];
const code = lineKernel();

function reader(): PlainLines {
  const plain = plainLines(code);
  for (const [number, name] of names.entries()) if (name !== '') plain.learn(Buffer.from(name), number);
  return plain;
}

/** The rows of a text, and the byte at which the kernel stopped for good. */
function rowsOf(text: string, plain = reader()): { readonly rows: readonly number[][]; readonly at: number } {
  const bytes = Buffer.from(text, 'latin1');
  const held = plain.hold(bytes, 0, bytes.length);
  const rows: number[][] = [];
  for (let at = 0; ;) {
    const { from, end, read, isStopped } = plain.read(at);
    for (let row = from; row < end; row += rowNumbers) rows.push([...plain.rows.subarray(row, row + rowNumbers)]);
    if (isStopped || read === held) return { rows, at: read };
    at = read;
  }
}

/** The row that the reader of single lines makes; undefined where it says nothing. */
function rowOf(line: string): number[] | undefined {
  const bytes = Buffer.from(line, 'latin1');
  const parts = blankParts();
  if (!takeApart(bytes, parts)) return undefined;
  const row: number[] = [];
  const number = (place: number): number => parts.numbers[place] as number;
  row[rowField.scenario] = parts.digit;
  row[rowField.dueMs] = number(partAt.beganMs) + number(partAt.jitterMs);
  row[rowField.waitMs] = number(partAt.waitMs);
  row[rowField.status] = number(partAt.status);
  row[rowField.error] = number(partAt.error);
  row[rowField.valid] = parts.valid;
  row[rowField.server] = names.indexOf(line.slice(parts.serverFrom, parts.serverTo));
  return row;
}

const ordinary = [
  '0,0,0,0,0,200,0,1,,',
  '1,123456,246912,3,17,200,0,1,server1,replica',
  '2,12345678,99999999,12,345,201,0,1,server2,a.b_c-9',
  '3,123456789,999999999,999999999,999999999,999999999,999999999,0,server10,',
  '4,7,4,0,1,0,1212,0,,',
  '5,499999,99999999,799,1000,503,1503,1,a-name-of-24-bytes-as-is,server1',
  '1,5,5,0,2,200,0,1,server1,replica,=0',
  '4,5,5,0,2,200,0,1,server2,,=zzzzzzzzzz',
  '1,000123,00,00,007,0200,0,1,,',
];

describe('plain lines', () => {
  it('are all of the usual shapes, and rows are what the reader of single lines says', () => {
    for (const line of ordinary) {
      for (const text of [`${line}\n`, `${line}\r\n`]) {
        expect([text, rowsOf(text)]).toEqual([text, { rows: [rowOf(text)], at: text.length }]);
      }
    }
  });

  it('stop at the first that is not one, wherever it stands', () => {
    const foreign = [
      '6,1,1,1,1,200,0,1,,',
      '1,1234567890,1,1,1,200,0,1,,',
      '1,1,-1,1,1,200,0,1,,',
      '1,,1,1,1,200,0,1,,',
      '1,1,1,1,1,200,0,2,,',
      '1,1,1,1,1,200,0,1,unknown,',
      '1,1,1,1,1,200,0,1,server,',
      '1,1,1,1,1,200,0,1,server1',
      '1,1,1,1,1,200,0,1,server1,,,',
      '1,1,1,1,1,200,0,1,server1,,=',
      '1,1,1,1,1,200,0,1,server1,,=A',
      '1,1,1,1,1,200,0,1,server1,,=00000000000',
      '1,1,1,1,1,200,0,1,server1,\r\r',
      '',
      '#start,read,1800000000000',
    ];
    const before = `${ordinary.join('\n')}\n`;
    for (const line of foreign) {
      const { rows, at } = rowsOf(`${before}${line}\n${before}`);
      expect([line, rows.length, at]).toEqual([line, ordinary.length, before.length]);
    }
  });

  it('never say anything else than the reader of single lines, whatever is broken in them', () => {
    let made = 0;
    for (let round = 0; round < 8000; round++) {
      const line = `${hostileLine(round)}\n`;
      const { rows, at } = rowsOf(line);
      if (at === 0) continue;
      made++;
      expect([line, at, rows]).toEqual([line, line.length, [rowOf(line)]]);
    }
    expect(made).toBeGreaterThan(2000);
  });

  it('are read on when there are more than fit into the memory of rows', () => {
    const lines = Array.from({ length: 2 * mostRows + 5 }, (_, n) => `${plainLine(n)}\n`);
    expect(rowsOf(lines.join('')).rows).toEqual(lines.map(rowOf));
  });

  it('are held as far as there is room for whole ones', () => {
    const [plain, line] = [reader(), `${plainLine(1)}\n`];
    const bytes = Buffer.from(line.repeat(Math.ceil(mostText / line.length) + 1));
    expect(plain.hold(bytes, 0, bytes.length)).toBe(Math.floor(mostText / line.length) * line.length);
    expect(plain.hold(Buffer.alloc(mostText + 1, 'x'), 0, mostText + 1)).toBe(0);
  });

  it('are not those of names that are too long or too many, which are left to others', () => {
    const plain = plainLines(code);
    for (let n = 1; n <= mostNames; n++) plain.learn(Buffer.from(`s${n}`), n);
    plain.learn(Buffer.from('a-name-of-25-bytes-is-more'), 99);
    const lines = Array.from({ length: mostNames - 1 }, (_, n) => `1,1,1,1,1,200,0,1,s${n + 1},\n`);
    expect(rowsOf(lines.join(''), plain).rows.map((row) => row[rowField.server])).toEqual(lines.map((_, n) => n + 1));
    for (const name of [`s${mostNames}`, 'a-name-of-25-bytes-is-more']) {
      expect(rowsOf(`1,1,1,1,1,200,0,1,${name},\n`, plain)).toEqual({ rows: [], at: 0 });
    }
  });

  it('do not depend on what was held before', () => {
    const plain = reader();
    for (let round = 0; round < 500; round++) {
      const line = `${chanceAt(9, round) < 0.5 ? hostileLine(round) : plainLine(round)}\n`;
      expect([line, rowsOf(line, plain)]).toEqual([line, rowsOf(line)]);
    }
  });
});
