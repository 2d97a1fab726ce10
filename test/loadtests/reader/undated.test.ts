import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles } from '../../../loadtests/reader/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-undated-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begin = 1_800_000_000_000;
const line = (beganMs: string | number): string => `1,1,${beganMs},0,5,200,0,1,server1,\n`;
const text = `#start,write,${begin}\n#start,read,${begin}\nError: boom\n${line(10)}${line(20)}`;

/** What is said of a file that holds this. */
const whatOf = (content: string, threads = 1, name = 'a.txt'): Promise<string> => {
  const file = join(folder, name);
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(content) : content);
  const reading = { from: 'samples', by: 'name', threads } as const;
  return countFiles([file], reading, { edgesMs: [], closeLooks: [], deadlineMs: 250 }).then(
    ({ requests }) => `${requests} requests`,
    (thrown: { code: string; message: string; why: string }) =>
      `${thrown.code} ${thrown.message.replace(`${folder}/`, '')}: ${thrown.why}`,
  );
};

const because = 'it began at no moment: It stands before 1970, or behind the year 9999.';

describe('a sample that began at no moment', () => {
  it.each(['9999999999999999', '-9999999999999999', '999999999999999', '-1800000000001', '9'.repeat(400)])(
    'is refused with its place: %s',
    async (beganMs) => {
      const content = `${text}${line(beganMs)}${line(30)}${line(beganMs)}`;
      for (const threads of [1, 2]) expect(await whatOf(content, threads)).toBe(`bad-evidence a.txt:6:1: ${because}`);
      expect(await whatOf(content, 1, 'a.txt.gz')).toBe(`bad-evidence a.txt.gz:6:1: ${because}`);
    },
  );

  it('is blamed on the begin of its scenario where that is none', async () => {
    const content = text.replace(`read,${begin}`, 'read,9999999999999999');
    expect(await whatOf(content)).toBe(`bad-evidence a.txt:2:1: ${because}`);
  });

  it('is none of those of this century', async () => {
    expect(await whatOf(`${text}${line(-5)}${line(2_000_000_000)}`)).toBe('4 requests');
  });
});

describe('a file of samples without a request', () => {
  it('is told what it lacks: the line that says when the load began', async () => {
    const wanted =
      'bad-evidence a.txt:1:1: there is no request in it: ' +
      'It has no line that says when the load began (`#start,...`), with requests behind it.';
    expect(await whatOf(text.replaceAll(/^#.*\n/gm, ''))).toBe(wanted);
    expect(await whatOf('')).toBe(wanted);
  });
});
