import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../../loadtests/reader/k6/csv-lines.ts';
import { csvFormat } from '../../../../loadtests/reader/k6/csv.ts';
import { PointCounter } from '../../../../loadtests/reader/k6/point-counter.ts';
import type { Point } from '../../../../loadtests/reader/k6/point.ts';
import { quickRows } from '../../../../loadtests/reader/k6/quick-row.ts';
import { readTextRow } from '../../../../loadtests/reader/k6/text-row.ts';
import { chanceAt } from '../../../../model/chance.ts';
import { csvHeader, k6Csv } from '../../../support/k6-output.ts';
import { tallyText } from '../../../support/tally-text.ts';

const all = csvHeader.split(',');
const columns = {
  all,
  operation: all.indexOf('name'),
  status: all.indexOf('status'),
  error: all.indexOf('error_code'),
  expected: all.indexOf('expected_response'),
};

const requests = Array.from({ length: 100 }, (_, n) => ({
  endMs: 1_800_000_000_000 + n * 10 + chanceAt(1, n),
  durationMs: chanceAt(2, n) ** 6 * 100_000,
  blockedMs: chanceAt(3, n),
  status: n % 7 === 0 ? 0 : 200 + n,
  error: n % 7 === 0 ? 1212 : 0,
  name: `operation${n % 20}`,
}));

const rowsWith = (timeOf?: (endMs: number) => string): readonly string[] =>
  k6Csv(requests, timeOf).split('\n').slice(1, -1);

const dropped = ['dropped_iterations', '1800000000500000', '3.000000', ...Array.from({ length: 16 }, () => '')].join(
  ',',
);

/** Rows with up to three signs changed, most of them such as mean something. */
function hostileRows(seed: number, rows: readonly string[]): readonly string[] {
  const signs = '0159,,.-"\r aTe\u00b0\u00ff';
  return rows.map((whole, number) => {
    let row = whole;
    for (let edit = 0; edit < (number + seed) % 4; edit++) {
      const place = Math.floor(chanceAt(seed + edit, number) * row.length);
      const sign = signs[Math.floor(chanceAt(seed + 10 + edit, number) * signs.length)] ?? '';
      row = row.slice(0, place) + sign + row.slice(place + (chanceAt(seed + 20 + edit, number) < 0.7 ? 1 : 0));
    }
    return row;
  });
}

/** What comes of reading, or what is said to be wrong. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (thrown) {
    return String(thrown);
  }
}

/** What is said of a row between two others, and what the reader of texts says of it; or what is wrong with it, in words. */
function bothOf(row: string): readonly [found: unknown, text: unknown] {
  const bytes = Buffer.from(`x\n${row}\nx\n`, 'latin1');
  const found = outcome(() => {
    const points: [string, Point, number][] = [];
    csvLines(columns)(bytes, 2, bytes.length, true, (...line) => points.push(line));
    return points;
  });
  const metric = ['http_req_duration', 'http_req_blocked', 'dropped_iterations'].find((name) =>
    row.startsWith(`${name},`),
  );
  const text = outcome(() =>
    metric === undefined ? [] : [[metric, readTextRow(columns, bytes, 2, bytes.indexOf('\nx\n') + 1), 2]],
  );
  return [found, text];
}

describe('the lines of k6’s CSV that are read', () => {
  it('are found and read as by the reader of texts, in every step of time and with either line break', () => {
    const clocks = [
      (endMs: number) => String(Math.round(endMs * 1000)),
      (endMs: number) => String(Math.floor(endMs / 1000)),
      (endMs: number) => String(Math.floor(endMs)),
      (endMs: number) => `${Math.round(endMs * 1000)}789`,
      (endMs: number) => new Date(endMs).toISOString(),
    ];
    for (const row of [...clocks.flatMap((clock) => rowsWith(clock).slice(0, 60)), dropped]) {
      for (const line of [row, `${row}\r`]) {
        const [found, text] = bothOf(line);
        expect([line, found]).toStrictEqual([line, text]);
      }
    }
  });

  it('are never said to be anything else, whatever is broken in them', () => {
    const rows = [...rowsWith().filter((row) => /^http_req_(duration|blocked)/.test(row)), dropped];
    for (let seed = 100; seed < 120; seed++) {
      for (const row of hostileRows(seed, rows)) {
        const [found, text] = bothOf(row);
        expect([row, found]).toStrictEqual([row, text]);
      }
    }
  });

  it('are read quickly where they are plain, and left to the reader of texts where a field is not', () => {
    const quickly = quickRows({ all: ['a', 'b', 'c', 'd'], operation: 3, status: -1, error: -1, expected: -1 });
    const quick = (moment: string, value: string): unknown => {
      const bytes = Buffer.from(`x,${moment},${value},name`);
      const commas = [...bytes.entries()].flatMap(([place, byte]) => (byte === 44 ? [place] : []));
      return quickly(bytes, Int32Array.of(-1, ...commas, bytes.length), 0);
    };
    const plain = {
      atMs: 1_800_000_000_123.456,
      stepMs: 1,
      value: 4.5,
      operation: 'name',
      status: 0,
      error: 0,
      isExpected: null,
    };
    expect(quick('1800000000123456', '4.500000')).toEqual(plain);
    expect(quick('1800000000', '4')).toEqual({ ...plain, atMs: 1_800_000_000_000, stepMs: 1000, value: 4 });
    for (const value of ['', '1e3', '-1', '.5', '5.', '1.2.3', '1234567890.123456']) {
      expect([value, quick('1800000000123456', value)]).toEqual([value, undefined]);
    }
    for (const moment of ['', '180000000012345', '2027-01-15T08:00:00Z', '180000000012345x']) {
      expect([moment, quick(moment, '1')]).toEqual([moment, undefined]);
    }
  });

  it('make the tally of lines that are looked for one by one, to the byte, however the text is cut', () => {
    const text = k6Csv(requests).split('\n').slice(0, -1);
    const mixed = text.flatMap((row, n) => (n % 11 === 10 ? [row, dropped] : n % 17 === 9 ? [] : [row]));
    const frame = { edgesMs: [1_800_000_000_300], closeLooks: [], deadlineMs: 250 };
    const { visit, ...plain } = csvFormat(csvHeader, 'name');
    expect(visit).toBeDefined();
    const tallyOf = (counter: PointCounter, linesAtOnce: number): string => {
      for (let from = 0; from < mixed.length; from += linesAtOnce) {
        const bytes = Buffer.from(`x\n${mixed.slice(from, from + linesAtOnce).join('\n')}\nhttp_req_blocked,behind`);
        counter.take(bytes, 2, bytes.lastIndexOf('\n') + 1);
      }
      return tallyText(counter.tally());
    };
    const wanted = tallyOf(new PointCounter(plain, frame), mixed.length);
    for (const linesAtOnce of [1, 2, 3, 7, 1000]) {
      expect(tallyOf(new PointCounter(csvFormat(csvHeader, 'name'), frame), linesAtOnce)).toBe(wanted);
    }
  });

  it('may be more than fit into the memory of rows, and their text longer than any before', () => {
    const format = csvFormat(csvHeader, 'name');
    const frame = { edgesMs: [], closeLooks: [], deadlineMs: 250 };
    const counter = new PointCounter(format, frame);
    const rows = rowsWith().join('\n');
    for (const times of [1, 40, 2]) {
      const bytes = Buffer.from(`${Array.from({ length: times }, () => rows).join('\n')}\n`);
      counter.take(bytes, 0, bytes.length);
    }
    expect(counter.tally().requests).toBe(43 * requests.length);
  });

  it('are looked for one by one in a file of more columns than the kernel takes', () => {
    const more = [...all, ...Array.from({ length: 20 }, (_, n) => `tag${n}`)].join(',');
    expect(csvFormat(more, 'name').visit).toBeUndefined();
  });
});
