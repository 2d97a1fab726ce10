import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TakeLines } from '../../../loadtests/driver/tail.ts';
import { sizeOf, tailOf } from '../../../loadtests/driver/tail.ts';
import { temporaryFolder } from '../../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Keeps what it takes, line by line. */
const keeping =
  (lines: string[]): TakeLines =>
  (bytes, from, end) =>
    void lines.push(...bytes.toString('utf8', from, end).split('\n').slice(0, -1));

describe('the tail of a file', () => {
  it('gives each line once, when it is complete, from where it was told to begin', () => {
    const file = join(folder.path, 'grows.txt');
    const seen: string[] = [];
    const tail = tailOf(file, 4, keeping(seen));
    tail.catchUp();
    expect(seen).toEqual([]);
    writeFileSync(file, 'old\none\ntw');
    tail.catchUp();
    expect(seen).toEqual(['one']);
    appendFileSync(file, 'o\n');
    tail.catchUp();
    tail.catchUp();
    expect(seen).toEqual(['one', 'two']);
  });

  it('begins in the middle of a line where that is the end of what there was', () => {
    const file = join(folder.path, 'cut.txt');
    const seen: string[] = [];
    writeFileSync(file, 'half a li');
    const tail = tailOf(file, sizeOf(file), keeping(seen));
    appendFileSync(file, 'first\n');
    tail.catchUp();
    expect(seen).toEqual(['first']);
  });

  it('is the same by pieces of any length, those of a few bytes and those that end with a line', () => {
    const file = join(folder.path, 'pieces.txt');
    const lines = ['one', '', 'a longer one', 'Zürich', 'x'.repeat(100), 'last'];
    writeFileSync(file, `${lines.join('\n')}\ncut`);
    for (let chunkBytes = 1; chunkBytes < 140; chunkBytes++) {
      const seen: string[] = [];
      tailOf(file, 0, keeping(seen), chunkBytes).catchUp();
      expect(seen, `${chunkBytes} bytes at a time`).toEqual(lines);
    }
  });
});
