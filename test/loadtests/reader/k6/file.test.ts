import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles, timeStepIn } from '../../../../loadtests/reader/index.ts';
import { mostOperations } from '../../../../loadtests/reader/k6/point-counter.ts';
import type { Tally, TallyFrame } from '../../../../model/tally.ts';
import type { K6Request } from '../../../support/k6-output.ts';
import { csvHeader, k6Csv, k6Json } from '../../../support/k6-output.ts';
import { countsOf, tallyText } from '../../../support/tally-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-k6-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begin = 1_800_000_000_000;
const frame: TallyFrame = {
  edgesMs: [begin + 1000, begin + 2000],
  closeLooks: [{ fromMs: begin + 900, toMs: begin + 2100, stepMs: 1, sinceMs: begin + 1400, untilMs: begin + 1600 }],
  deadlineMs: 250,
};

const stored = (name: string, text: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const count = (from: 'k6-csv' | 'k6-json', files: readonly string[], more: object = {}): Promise<Tally> =>
  countFiles(files, { from, by: 'name', ...more }, frame);

/** One request every 10 ms over 3 s, of two operations; the second of them is refused in the middle second. */
const requests = Array.from({ length: 300 }, (_, n): K6Request => {
  const startMs = begin + n * 10 + 0.25;
  const isOut = n % 2 === 1 && n >= 100 && n < 200;
  const [durationMs, blockedMs] = isOut ? [0, 0] : n === 150 ? [300, 0.5] : [4.5, 0.5];
  const ending = isOut
    ? { status: 0, error: 1212, message: 'dial: connection refused, "sorry"' }
    : { status: 200, error: 0 };
  return {
    endMs: startMs + durationMs + blockedMs,
    durationMs,
    blockedMs,
    ...ending,
    name: n % 2 === 0 ? 'page' : 'read, "all"',
  };
});

const whatOf = async (counting: Promise<unknown>): Promise<string> =>
  counting.then(
    () => 'nothing is wrong',
    (thrown: { code: string; message: string }) => `${thrown.code} ${thrown.message.replace(`${folder}/`, '')}`,
  );

/** A moment as Go writes it: without the end of its fraction that is 0. */
const nano = (endMs: number): string => new Date(endMs).toISOString().replace(/\.?0*Z/, 'Z');

const droppedRow = (atMs: number, value: string): string =>
  ['dropped_iterations', String((begin + atMs) * 1000), value, ...Array.from({ length: 16 }, () => '')].join(',');

describe('requests in k6’s output', () => {
  it('stand at their begin, in their stretch, by what became of them', async () => {
    const tally = await count('k6-csv', [stored('one.csv', k6Csv(requests))]);
    expect([tally.requests, tally.unsureStarts, tally.timeStepMs]).toEqual([300, 50, 1]);
    expect([0, 1, 2].map((stretch) => countsOf(tally, 'page', stretch))).toEqual([
      [50, 0, 0, 0],
      [49, 1, 0, 0],
      [50, 0, 0, 0],
    ]);
    expect(countsOf(tally, 'read, "all"', 1)).toEqual([0, 0, 0, 50]);
    const [page, read] = tally.operations;
    expect([...(read?.failedBy ?? [])].map(([cause, row]) => [cause, [...row]])).toEqual([['0,1212', [0, 50, 0]]]);
    const close = [...(page?.close[0] ?? [])].flatMap((number, place) => (number > 0 ? [place] : []));
    expect([close.slice(0, 2), close.includes(2 * 600 + 1)]).toEqual([[0, 40], true]);
  });

  it('may have begun earlier than they stand where they got no connection, except where that was refused', async () => {
    const given = requests.map((request, n) =>
      request.error === 1212 && n > 120 ? { ...request, error: 1211 + (n % 4) } : request,
    );
    const [tally, halves] = [
      await count('k6-csv', [stored('vanished.csv', k6Csv(given))]),
      await count(
        'k6-json',
        [0, 1].map((half) => stored(`vanished-${half}.json`, k6Json(given.filter((_, n) => (n >> 1) % 2 === half)))),
      ),
    ];
    expect(tally.unsureStarts).toBe(50);
    for (const { operations } of [tally, halves]) {
      expect(operations.map(({ unsureStarts }) => Array.from(unsureStarts))).toEqual([
        [0, 0, 0],
        [0, 20, 0],
      ]);
    }
  });

  it('are the same from CSV and JSON, plain and packed, whatever the size of the pieces', async () => {
    const [csv, json] = [k6Csv(requests), k6Json(requests)];
    const wanted = tallyText(await count('k6-csv', [stored('all.csv', csv)]));
    for (const chunkBytes of [70, 333, 4096, 262_144]) {
      expect(tallyText(await count('k6-csv', [stored('all.csv', csv)], { chunkBytes }))).toBe(wanted);
      expect(tallyText(await count('k6-csv', [stored('all.csv.gz', gzipSync(csv))], { chunkBytes }))).toBe(wanted);
      expect(tallyText(await count('k6-json', [stored('all.json', json)], { chunkBytes }))).toBe(wanted);
      expect(tallyText(await count('k6-json', [stored('all.json.gz', gzipSync(json))], { chunkBytes }))).toBe(wanted);
    }
  });

  it('are the same from any number of threads, wherever the pieces begin', async () => {
    const few = requests.slice(0, 41);
    for (const [from, text] of [
      ['k6-csv', `${k6Csv(few)}${droppedRow(500, '1.000000')}\n`],
      ['k6-json', k6Json(few)],
    ] as const) {
      const file = stored(`threads.${from}`, text);
      const wanted = tallyText(await count(from, [file], { threads: 1 }));
      expect(tallyText(await count(from, [file], { threads: 2 }))).toBe(wanted);
      expect(tallyText(await count(from, [file], { threads: 3, chunkBytes: 97 }))).toBe(wanted);
    }
  });

  it('of several machines are those of all, in any order of the files', async () => {
    const whole = stored('whole.csv', k6Csv(requests));
    const halves = [0, 1].map((half) => stored(`half-${half}.csv`, k6Csv(requests.filter((_, n) => n % 2 === half))));
    const wanted = tallyText(await count('k6-csv', [whole]));
    expect(tallyText(await count('k6-csv', halves))).toBe(wanted);
    expect(tallyText(await count('k6-csv', halves.toReversed()))).toBe(wanted);
  });

  it('may have line breaks of another system, rows of other measurements, and a last row that was cut', async () => {
    const text = `${k6Csv(requests).replaceAll('\n', '\r\n')}my_metric,hello\r\nhttp_req_duration,18000`;
    expect((await count('k6-csv', [stored('mixed.csv', text)])).requests).toBe(300);
  });

  it('know the slots that k6 says it dropped, in their stretch', async () => {
    const text = `${k6Csv(requests)}${droppedRow(500, '1.000000')}\n${droppedRow(1500, '2.000000')}\n`;
    expect([...(await count('k6-csv', [stored('dropped.csv', text)])).dropped]).toEqual([1, 2, 0]);
  });

  it('say in what step their moments were written down', async () => {
    const seconds = stored(
      'seconds.csv',
      k6Csv(requests, (endMs) => String(Math.floor(endMs / 1000))),
    );
    const fine = stored('fine.csv', k6Csv(requests));
    expect(await timeStepIn([fine], { from: 'k6-csv', by: 'name' })).toBe(1);
    expect(await timeStepIn([fine, seconds], { from: 'k6-csv', by: 'name' })).toBe(1000);
    expect(await timeStepIn([stored('x.txt', '')], { from: 'samples', by: 'name' })).toBe(1);
    expect((await count('k6-csv', [fine, seconds])).timeStepMs).toBe(1000);
  });

  it('are not all whole seconds because one of them is, which Go writes without a fraction', async () => {
    const whole = requests.map((request, n) => ({ ...request, endMs: begin + n * 10 }));
    const file = stored('go.csv', k6Csv(whole, nano));
    expect(await timeStepIn([file], { from: 'k6-csv', by: 'name' })).toBe(1);
    for (const threads of [1, 3]) expect((await count('k6-csv', [file], { threads })).timeStepMs).toBe(1);
  });
});

const broken = (name: string, edit: (rows: string[]) => void): Promise<string> => {
  const rows = k6Csv(requests.slice(0, 5)).split('\n');
  edit(rows);
  return whatOf(count('k6-csv', [stored(name, rows.join('\n'))], { chunkBytes: 512 }));
};

const edited =
  (from: string, to: string) =>
  (rows: string[]): void =>
    void (rows[8] = (rows[8] ?? '').replace(from, to));

const first =
  (header: string) =>
  (rows: string[]): void =>
    void (rows[0] = header);

describe('a file that is no output of k6', () => {
  it('is refused by the place of its first line that is broken', async () => {
    expect(await broken('a.csv', edited('1800000000015', 'noon'))).toBe(
      'bad-evidence a.csv:9:19: timestamp is no moment: noon250',
    );
    expect(await broken('b.csv', edited('4.500000', ''))).toBe('bad-evidence b.csv:9:36: metric_value is empty');
    expect(await broken('c.csv', edited('4.500000', 'x'))).toBe(
      'bad-evidence c.csv:9:36: metric_value is no number: x',
    );
    for (const [value, because] of [
      ['0x10', '36: metric_value is no number: 0x10'],
      [' 12 ', '36: metric_value is no number:  12 '],
      ['1e999', '36: metric_value is no number: 1e999'],
      ['1e17', '1: nobody measured a value of 100000000000000000'],
      ['-5e300', '1: nobody measured a value of -5e+300'],
      ['99999999999', '1: nobody measured a value of 99999999999'],
    ] as const)
      expect(await broken('odd.csv', edited('4.500000', value))).toBe(`bad-evidence odd.csv:9:${because}`);
    expect(await broken('d.csv', edited(',200,', ',OK,'))).toMatch(
      /^bad-evidence d\.csv:9:\d+: status is no number: OK$/,
    );
    expect(await broken('e.csv', edited(',users,', ','))).toMatch(
      /^bad-evidence e\.csv:9:\d+: it has 18 fields, and its first line has 19$/,
    );
    expect(await broken('f.csv', edited(',users,', ',"users,'))).toMatch(
      /^bad-evidence f\.csv:9:\d+: a quote is not closed$/,
    );
  });

  it('is refused when its first line is no header of k6, or lacks a tag', async () => {
    expect(await broken('g.csv', first('<html>'))).toMatch(
      /^bad-evidence g\.csv:1:1: it does not begin with metric_name/,
    );
    expect(await broken('h.csv', first(csvHeader.replace(',name,', ',')))).toMatch(
      /^bad-evidence h\.csv:1:1: there is no column name: choose/,
    );
    expect(await broken('i.csv', first(csvHeader.replace(',status,', ',')))).toMatch(
      /^bad-evidence i\.csv:1:1: there is no column status/,
    );
  });

  it('is refused when there is no request in it', async () => {
    for (const [name, text] of [
      ['empty', ''],
      ['header', `${csvHeader}\n`],
      ['cut', csvHeader],
    ] as const) {
      expect(await whatOf(count('k6-csv', [stored(`${name}.csv`, text)]))).toBe(
        `bad-evidence ${name}.csv:1:1: there is no request in it`,
      );
    }
    expect(await whatOf(count('k6-json', [stored('csv.json', k6Csv(requests))]))).toBe(
      'bad-evidence csv.json:1:1: there is no request in it',
    );
  });

  it('is refused when none of its requests has the tag that names operations: they are not all of one', async () => {
    const because = 'no request has the tag nmae: choose another with `--by`';
    const json = stored('tag.json', k6Json(requests));
    for (const threads of [1, 2]) {
      expect(await whatOf(count('k6-json', [json], { by: 'nmae', threads }))).toBe(
        `bad-evidence tag.json:1:1: ${because}`,
      );
    }
    const csv = stored('tag.csv', k6Csv(requests));
    expect(await whatOf(count('k6-csv', [csv], { by: 'service' }))).toMatch(
      /^bad-evidence tag\.csv:1:1: no request has/,
    );
    const some = requests.map((request, n) => (n < 30 ? { ...request, name: '' } : request));
    const { operations } = await count('k6-json', [stored('some.json', k6Json(some))]);
    expect(operations.map(({ operation }) => operation)).toEqual(['', 'page', 'read, "all"']);
  });

  it('is refused when it is not packed as its name says', async () => {
    expect(await whatOf(count('k6-csv', [stored('plain.csv.gz', k6Csv(requests))]))).toBe(
      'bad-evidence cannot read plain.csv.gz',
    );
  });

  it('is refused when a tag has too many values to name operations', async () => {
    const many = Array.from({ length: mostOperations + 1 }, (_, n): K6Request => ({
      ...(requests[0] as K6Request),
      name: `item ${n}`,
    }));
    expect(await whatOf(count('k6-csv', [stored('many.csv', k6Csv(many))]))).toMatch(
      /^bad-evidence many\.csv:\d+:1: there are more than 64 operations/,
    );
  });

  it('is refused by its first broken line also where threads meet others, and by operations that only all of it has', async () => {
    const rows = k6Csv(requests).split('\n');
    const places = [rows.length - 300, rows.length - 10].map((near) =>
      rows.findIndex((row, place) => place > near && row.startsWith('http_req_duration')),
    ) as [number, number];
    for (const place of places) rows[place] = (rows[place] ?? '').replace(',users,', ',');
    expect(await whatOf(count('k6-csv', [stored('two.csv', rows.join('\n'))], { threads: 2 }))).toMatch(
      new RegExp(`^bad-evidence two\\.csv:${places[0] + 1}:`),
    );
    const many = Array.from({ length: mostOperations + 1 }, (_, n): K6Request => ({
      ...(requests[0] as K6Request),
      name: `item ${n}`,
    }));
    const file = stored('many-threads.csv', k6Csv(many));
    const alone = await whatOf(count('k6-csv', [file], { threads: 1 }));
    expect(alone).toMatch(/there are more than 64 operations/);
    expect(await whatOf(count('k6-csv', [file], { threads: 3 }))).toBe(alone);
  });

  it('is refused when its JSON is broken', async () => {
    const lines = k6Json(requests.slice(0, 3)).split('\n');
    const at = lines.findLastIndex((line) => line.startsWith('{"metric":"http_req_duration"'));
    const edit = (name: string, from: string, to: string): Promise<string> => {
      const text = lines.with(at, (lines[at] ?? '').replace(from, to)).join('\n');
      return whatOf(count('k6-json', [stored(name, text)]));
    };
    expect(await edit('a.json', '"data":', '"data"')).toBe(`bad-evidence a.json:${at + 1}:52: it is no JSON`);
    expect(await edit('b.json', '4.5', '"4.5"')).toMatch(
      new RegExp(`^bad-evidence b\\.json:${at + 1}:\\d+: data\\.value is no number$`),
    );
    expect(await edit('e.json', '4.5', '1e999')).toBe(
      `bad-evidence e.json:${at + 1}:1: nobody measured a value of Infinity`,
    );
    expect(await edit('c.json', '2027-', 'x')).toMatch(/: data\.time is no moment$/);
    expect(await edit('d.json', '"status":"200"', '"status":"ok"')).toMatch(/: the tag status is no number: ok$/);
  });
});
