import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../../../loadtests/reader/k6/csv.ts';
import { jsonFormat } from '../../../../loadtests/reader/k6/json.ts';
import { PointCounter } from '../../../../loadtests/reader/k6/point-counter.ts';
import type { Tally } from '../../../../model/tally.ts';
import type { K6Request } from '../../../support/k6-output.ts';
import { csvHeader, k6Csv, k6Json } from '../../../support/k6-output.ts';
import { countsOf } from '../../../support/tally-text.ts';

const begin = 1_800_000_000_000;
const usual: K6Request = { endMs: begin + 1500, durationMs: 5, blockedMs: 0.3, status: 200, error: 0, name: 'page' };

/** Requests counted in three stretches of a second. */
function counted(text: string): Tally {
  const format = text.startsWith('metric_name') ? csvFormat(csvHeader, 'name') : jsonFormat('name');
  const counter = new PointCounter(format, {
    edgesMs: [begin + 1000, begin + 2000],
    closeLooks: [],
    deadlineMs: 250,
  });
  const bytes = Buffer.from(text);
  counter.take(bytes, 0, bytes.length);
  return counter.tally();
}

/** Requests that may have begun earlier, by stretch, of CSV and of JSON. */
const unsureIn = (change: Partial<K6Request>): readonly (readonly number[])[] =>
  [k6Csv, k6Json].map((write) =>
    Array.from(counted(write([Object.assign({}, usual, change)])).operations[0]?.unsureStarts ?? []),
  );

const refusedFor = (text: string): string => {
  try {
    return `${counted(text).requests} requests`;
  } catch (thrown) {
    return String(thrown);
  }
};

describe('a request that k6 wrote down', () => {
  it('may have begun earlier than it stands where it was never sent whole, though it had a connection', () => {
    const givenUp = { durationMs: 0, status: 0, error: 1050 };
    expect(unsureIn(givenUp)).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect(unsureIn({ ...givenUp, durationMs: 1998 }).flat()).toEqual([0, 0, 0, 0, 0, 0]);
    expect(unsureIn({ durationMs: 0 }).flat()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('stands at its end where a clock was set back, and when it began is not sure', () => {
    const setBack = { durationMs: -800, blockedMs: 0 };
    expect(unsureIn(setBack)).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect(countsOf(counted(k6Csv([{ ...usual, ...setBack }])), 'page', 1)).toEqual([1, 0, 0, 0]);
  });

  it('is refused with a length that no clock makes, and with a negative wait or number', () => {
    const day = 24 * 3_600_000;
    expect(refusedFor(k6Csv([{ ...usual, durationMs: -day }]))).toBe('1 requests');
    expect(refusedFor(k6Csv([{ ...usual, durationMs: -day - 1 }]))).toContain('nobody measured a value of -86400001');
    expect(refusedFor(k6Json([{ ...usual, blockedMs: -1 }]))).toContain('nobody measured a value of -1');
    const slots = `dropped_iterations,${begin}000,-3.000000${','.repeat(16)}`;
    expect(refusedFor(`${k6Csv([usual])}${slots}\n`)).toContain('nobody measured a value of -3');
  });

  it('is refused before 1970 and behind the year 9999, where nobody can say when that is', () => {
    const because = 'it stands before 1970, or behind the year 9999';
    const moved = (moment: string): string =>
      refusedFor(k6Csv([usual]).replaceAll(String((begin + 1500) * 1000), moment));
    for (const moment of ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00', '0000000000'])
      expect(moved(moment)).toContain(because);
    expect(moved('9999-12-31T23:59:59Z')).toBe('1 requests');
    // It began before, by what it waited for its connection alone.
    const early = { ...usual, endMs: 1_000_000_001, blockedMs: 999_999_999 };
    expect(refusedFor(k6Csv([early], (endMs) => String(endMs * 1000).padStart(16, '0')))).toContain(because);
  });
});
