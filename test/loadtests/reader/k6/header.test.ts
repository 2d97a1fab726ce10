import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles } from '../../../../loadtests/reader/index.ts';
import type { K6Request } from '../../../support/k6-output.ts';
import { csvHeader, k6Csv } from '../../../support/k6-output.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-header-'));
afterAll(() => rmSync(folder, { recursive: true }));

const requests = Array.from({ length: 40 }, (_, n): K6Request => ({
  endMs: 1_800_000_000_000 + n * 10,
  durationMs: 5,
  blockedMs: 0.5,
  status: 200,
  error: 0,
  name: 'page',
}));

/** So many columns more, all of them empty. */
const widened = (csv: string, more: number): string =>
  csv
    .trimEnd()
    .split('\n')
    .map((row, line) => `${row}${line === 0 ? ',more'.repeat(more) : ','.repeat(more)}\n`)
    .join('');

const first = k6Csv(requests);
/** The same with two columns in another order, which does not change the length of any row. */
const swapped = first.replace(',method,name,', ',name,method,').replaceAll(',GET,page,', ',page,GET,');

/** What comes of a file, read in one piece and in many, by one thread and by three, plain and packed. */
function outcomes(text: string): Promise<readonly string[]> {
  const [plain, packed] = ['a.csv', 'a.csv.gz'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(plain, text);
  writeFileSync(packed, gzipSync(text));
  const ways = [
    [plain, { threads: 1 }],
    [plain, { threads: 1, chunkBytes: 70 }],
    [plain, { threads: 3, chunkBytes: 333 }],
    [packed, { chunkBytes: 97 }],
  ] as const;
  return Promise.all(
    ways.map(([file, effort]) =>
      countFiles(
        [file],
        { from: 'k6-csv', by: 'name', ...effort },
        { edgesMs: [], closeLooks: [], deadlineMs: 250 },
      ).then(
        ({ requests: many, operations }) => `${many} of ${operations.map(({ operation }) => operation).join()}`,
        ({ message }: { message: string }) => message.replace(`${file}:`, ''),
      ),
    ),
  );
}

describe('a second header in a CSV of k6', () => {
  it.each([0, 15])('may be the first again, with %d more columns', async (more) => {
    expect(new Set(await outcomes(widened(first, more).repeat(2)))).toEqual(new Set(['80 of page']));
    const lines = `${csvHeader}\r\n${first}`;
    expect(new Set(await outcomes(lines))).toEqual(new Set(['40 of page']));
  });

  it.each([0, 15])('is refused with its place where it has other columns, with %d more of them', async (more) => {
    expect(new Set(await outcomes(widened(first, more) + widened(swapped, more)))).toEqual(
      new Set(['242:1: its columns are not those of the first line: judge it as a file of its own']),
    );
  });

  it('is no line of a measurement that has a like name', async () => {
    const own = `metric_name,1800000000000000,1.000000${','.repeat(16)}\nmetric_nameless,1\n`;
    expect(new Set(await outcomes(first + own))).toEqual(new Set(['40 of page']));
  });
});
