import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Collector } from '../../../loadtests/driver/collect.ts';
import { collector } from '../../../loadtests/driver/collect.ts';
import { readSamples } from '../../../loadtests/driver/read.ts';
import { tailOf } from '../../../loadtests/driver/tail.ts';
import { lineTaker } from '../../../loadtests/driver/take-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lineOf = (iteration: number): string => `1,${iteration},5,0,2,200,0,1,server1,replica`;

describe('reading samples', () => {
  it('leaves out a last line that was cut, even where the cut looks whole', async () => {
    const file = join(folder, 'cut.txt');
    writeFileSync(file, `#start,read,1000\n${lineOf(0)}\n${lineOf(1).slice(0, -4)}`);
    const { samples, complaintCount, startedAt, wholeBytes } = await readSamples(file);
    expect(samples.map(({ iteration, database }) => `${iteration} ${database}`)).toEqual(['0 replica']);
    expect(wholeBytes).toBe(`#start,read,1000\n${lineOf(0)}\n`.length);
    expect({ complaintCount, startedAt }).toEqual({ complaintCount: 0, startedAt: 1000 });
  });

  it('takes line breaks of another system', async () => {
    const file = join(folder, 'crlf.txt');
    writeFileSync(file, `#start,read,1000\r\n${lineOf(0)}\r\n\r\n${lineOf(1)}\r\n`);
    expect(await readSamples(file)).toMatchObject({ startedAt: 1000, complaintCount: 0, samples: { length: 2 } });
  });

  it('reads more than fits into one piece, and every line of it', async () => {
    const file = join(folder, 'long.txt');
    const lines = Array.from({ length: 20_000 }, (_, iteration) => lineOf(iteration));
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { samples } = await readSamples(file);
    expect(samples.every(({ iteration }, index) => iteration === index)).toBe(true);
    expect(samples).toHaveLength(20_000);
  });

  it('says what the grammar of a line says, read later or followed, whatever is in the file and however it is cut', async () => {
    const file = join(folder, 'mixed.txt');
    const foreign = ['Error: boom', '\tat visit', 'Request Failed', '9,1,1,1,1,200,0,1,,', '', '#start,nobody,7'];
    const lines = Array.from({ length: 400 }, (_, n) =>
      n % 9 === 4 ? (foreign[n % foreign.length] ?? '') : lineOf(n),
    );
    const text = `${lineOf(0)}\n#start,read,1000\r\n#start,write,1038\n2,0,5,0,3,201,0,1,server2,primary,=zz\r\n${lines.join('\n')}\n1,9`;
    writeFileSync(file, text);
    const taken = collector();
    for (const line of text.split('\n').slice(0, -1)) taken.take(line.replace(/\r$/, ''));
    const { take: _, add: __, ...wanted } = taken;
    for (const chunkBytes of [1, 7, 41, 4096]) {
      const { samples, startedAt, complaints, complaintCount } = await readSamples(file, { chunkBytes });
      expect({ samples, startedAt, complaints, complaintCount }).toStrictEqual(wanted);
      const { take: ___, add: ____, ...followed } = followedBy(file, chunkBytes);
      expect(followed).toStrictEqual(wanted);
    }
  });

  it('names the file when there is none', async () => {
    await expect(readSamples(join(folder, 'none.txt'))).rejects.toMatchObject({ code: 'bad-run-folder' });
  });
});

/** What somebody knows who followed it. */
function followedBy(file: string, chunkBytes: number): Collector {
  const collected = collector();
  tailOf(file, 0, lineTaker(collected), chunkBytes).catchUp();
  return collected;
}
