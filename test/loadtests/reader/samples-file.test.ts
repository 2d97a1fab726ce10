import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readSamples } from '../../../loadtests/driver/read.ts';
import { countSamplesFile } from '../../../loadtests/reader/samples-file.ts';
import type { TallyFrame } from '../../../model/tally.ts';
import { waitClass } from '../../../model/waits.ts';
import { countsOf, tallyText } from '../../support/tally-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begin = 1_800_000_000_000;
const frame: TallyFrame = {
  edgesMs: [begin + 400, begin + 900],
  closeLooks: [{ fromMs: begin + 300, toMs: begin + 1000, stepMs: 1, sinceMs: begin + 480, untilMs: begin + 505 }],
  deadlineMs: 250,
};

/** Samples of two operations and arms, with lines between them that are none, and line breaks of either system. */
function lines(count: number): string {
  const foreign = ['Error: boom', '\tat visit', 'Request Failed', '9,1,1,1,1,200,0,1,,', '', 'é', '1,1,1,1,1,200,0,1'];
  const all = [`#start,read,${begin}`, `#start,write,${begin + 38}`, `#start,readReturning,${begin + 1}`];
  for (let n = 0; n < count; n++) {
    const [digit, isOut] = [[1, 2, 4][n % 3] ?? 1, n * 2 > 450 && n * 2 < 800];
    const fate = isOut ? `0,${n % 2 === 0 ? 1212 : 1050},0,,` : `200,0,${n % 50 === 0 ? 0 : 1},server${n % 4},replica`;
    all.push(
      `${digit},${n},${n * 2},${n % 3},${n % 40 === 0 ? 300 : n % 90},${fate}${n % 7 === 0 && !isOut ? ',=1z' : ''}`,
    );
    if (n % 23 === 0) all.push(foreign[n % foreign.length] ?? '');
  }
  return all.map((line, n) => `${line}${n % 5 === 0 ? '\r\n' : '\n'}`).join('');
}

const stored = (name: string, text: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const sample = (n: number, atMs: number, rest: string): string => `1,${n},${atMs},0,${rest}\n`;

describe('samples that are counted', () => {
  it('make the same tally to the byte, whatever the number of threads and the size of the pieces', async () => {
    const file = stored('mixed.txt', `${lines(700)}1,700,1400,0,2,200,0,1,server1,cut`);
    const wanted = tallyText(await countSamplesFile(file, frame, { threads: 1 }));
    for (const threads of [1, 2, 3]) {
      for (const chunkBytes of [13, 61, 997, 262_144]) {
        expect(
          tallyText(await countSamplesFile(file, frame, { threads, chunkBytes })),
          `${threads} x ${chunkBytes}`,
        ).toBe(wanted);
      }
    }
  });

  it('are evidence that cannot be read where a packed file is cut, or is none', async () => {
    const packed = gzipSync(Buffer.from(lines(300)));
    const files = [stored('cut.txt.gz', packed.subarray(0, packed.length - 200)), stored('plain.txt.gz', lines(3))];
    for (const file of files) {
      await expect(countSamplesFile(file, frame)).rejects.toMatchObject({
        code: 'bad-evidence',
        message: `cannot read ${file}`,
      });
    }
  });

  it('make the same tally from a packed file', async () => {
    const text = lines(300);
    const [plain, packed] = [stored('plain.txt', text), stored('packed.txt.gz', gzipSync(text))];
    const wanted = tallyText(await countSamplesFile(plain, frame));
    expect(tallyText(await countSamplesFile(packed, frame, { chunkBytes: 77 }))).toBe(wanted);
  });

  it('are the samples that the judge of a run reads, each in its stretch', async () => {
    const file = stored('same.txt', lines(700));
    const { samples, complaintCount } = await readSamples(file);
    const tally = await countSamplesFile(file, frame, { threads: 2 });
    expect([tally.requests, tally.complaints]).toEqual([samples.length, complaintCount]);
    const writes = samples.filter(({ operation }) => operation === 'write');
    const middle = writes.filter(({ beganMs, jitterMs }) => beganMs + jitterMs >= 400 && beganMs + jitterMs < 900);
    const good = middle.filter(({ valid, waitMs }) => valid && waitMs <= 250).length;
    const late = middle.filter(({ valid, waitMs }) => valid && waitMs > 250).length;
    const unanswered = middle.filter(({ valid, status }) => !valid && status === 0).length;
    expect(countsOf(tally, 'write', 1)).toEqual([good, late, middle.length - good - late - unanswered, unanswered]);
    expect(good * unanswered).toBeGreaterThan(0);
  });

  it('keep waits, servers, causes and the millisecond of every failure', async () => {
    const text = [
      `#start,read,${begin}\n`,
      sample(0, 100, '7,200,0,1,server1,'),
      sample(1, 450, '300,200,0,1,server2,'),
      sample(2, 500, '1,0,1212,0,,'),
      sample(3, 501, '9,200,0,1,server2,'),
      sample(4, 950, '4,503,1503,0,,'),
    ].join('');
    const [read] = (await countSamplesFile(stored('few.txt', text), frame)).operations;
    expect(read?.waits.map((row) => row && [...row].flatMap((count, index) => (count > 0 ? [index] : [])))).toEqual([
      [waitClass(7)],
      [waitClass(9), waitClass(300)],
      null,
    ]);
    expect([...(read?.servedBy ?? [])].map(([name, row]) => [name, [...row]])).toEqual([
      ['server1', [1, 0, 0]],
      ['server2', [0, 1, 0]],
    ]);
    expect([...(read?.failedBy ?? [])].map(([name, row]) => [name, [...row]])).toEqual([
      ['0,1212', [0, 1, 0]],
      ['503,1503', [0, 0, 1]],
    ]);
    const close = [...(read?.close[0] ?? [])].flatMap((count, place) => (count > 0 ? [place] : []));
    expect(close).toEqual([2 * 150 + 1, 2 * 200 + 1, 2 * 201, 2 * 650 + 1]);
  });

  it('keep those apart that had ended before a moment of the look, among those that began shortly before it', async () => {
    const text = [
      `#start,read,${begin}\n`,
      sample(0, 479, '1,200,0,1,,'),
      sample(1, 480, '24,200,0,1,,'),
      sample(2, 481, '24,200,0,1,,'),
      sample(3, 490, '2,503,1503,0,,'),
      sample(4, 491, '13,200,0,1,,'),
      sample(5, 505, '1,200,0,1,,'),
    ].join('');
    const file = stored('ended.txt', text);
    for (const threads of [1, 2]) {
      const [read] = (await countSamplesFile(file, frame, { threads })).operations;
      const ended = [...(read?.ended[0] ?? [])].flatMap((number, place) => (number > 0 ? [place] : []));
      expect([read?.ended[0]?.length, ended]).toEqual([2 * 25, [0, 2 * 10 + 1, 2 * 11]]);
    }
  });

  it('count from a start that comes late in the file, also where a thread could not know of it', async () => {
    const late = `1,0,5,0,3,200,0,1,,\n#start,read,${begin}\n${'1,1,450,0,3,200,0,1,,\n'.repeat(9000)}#start,read,${begin + 500}\n`;
    const file = stored('late.txt', late + '1,2,450,0,3,200,0,1,,\n'.repeat(4000));
    const wanted = await countSamplesFile(file, frame, { threads: 1 });
    expect([countsOf(wanted, 'read', 1)[0], countsOf(wanted, 'read', 2)[0], wanted.complaints]).toEqual([
      9000, 4000, 1,
    ]);
    for (const threads of [2, 3])
      expect(tallyText(await countSamplesFile(file, frame, { threads }))).toBe(tallyText(wanted));
  });

  it('are none in an empty file', async () => {
    const tally = await countSamplesFile(stored('empty.txt', ''), frame, { threads: 3 });
    expect([tally.requests, tally.operations, tally.timeStepMs]).toEqual([0, [], 0]);
  });
});
