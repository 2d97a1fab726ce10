import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles } from '../../../loadtests/reader/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, n) => `1,${from + n},${10 * (from + n)},0,5,200,0,1,server1,\n`).join('');
const [head, tail] = [`#start,read,1800000000000\n${lines(0, 50)}`, lines(50, 80)].map((text) => gzipSync(text)) as [
  Buffer,
  Buffer,
];

/** What comes of a packed file that holds these, whatever the size of the pieces. */
async function outcomesOf(...parts: readonly Buffer[]): Promise<ReadonlySet<string>> {
  const file = join(folder, 'a.txt.gz');
  writeFileSync(file, Buffer.concat(parts));
  const frame = { edgesMs: [], closeLooks: [], deadlineMs: 250 };
  const said = [1, 7, head.length, head.length + 1, head.length + 512, 262_144].map((chunkBytes) =>
    countFiles([file], { from: 'samples', by: 'name', chunkBytes }, frame).then(
      ({ requests }) => `${requests} requests`,
      ({ message, why }: { message: string; why: string }) => `${message.replace(`${folder}/`, '')}: ${why}`,
    ),
  );
  return new Set(await Promise.all(said));
}

describe('a packed file', () => {
  it('may have several members, and be padded with zero bytes', async () => {
    expect(await outcomesOf(head, tail)).toEqual(new Set(['80 requests']));
    expect(await outcomesOf(head, tail, Buffer.alloc(512))).toEqual(new Set(['80 requests']));
  });

  it('is refused where something stands behind zero bytes: unpacking ends at the first of them', async () => {
    const because = `there is more of it behind the zero bytes from byte ${head.length} on`;
    expect(await outcomesOf(head, Buffer.alloc(512), tail)).toEqual(new Set([`cannot read a.txt.gz: ${because}`]));
    expect(await outcomesOf(head, Buffer.alloc(1), tail)).toEqual(new Set([`cannot read a.txt.gz: ${because}`]));
  });
});
