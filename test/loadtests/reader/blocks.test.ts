import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Stretch } from '../../../loadtests/reader/blocks.ts';
import { blocksOf } from '../../../loadtests/reader/blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = `first\n\nthird line\r\n${'long'.repeat(20)}\nlast\ncut`;
const whole = text.slice(0, text.lastIndexOf('\n') + 1);
const file = join(folder, 'lines.txt');
writeFileSync(file, text);

function read(stretch: Stretch, path = file): string {
  let all = '';
  for (const { bytes, from, end } of blocksOf(path, stretch)) {
    const block = bytes.toString('latin1', from, end);
    expect(block).toMatch(/\n$/);
    all += block;
  }
  return all;
}

describe('a file in blocks', () => {
  it('is every whole line of it, whatever is asked for at a time', () => {
    for (const chunkBytes of [1, 2, 3, 7, 13, 64, 1000]) expect(read({ chunkBytes })).toBe(whole);
    expect(read({})).toBe(whole);
  });

  it('gives each line to one part alone, wherever the borders lie', () => {
    for (let border = 0; border <= text.length + 1; border++) {
      for (const chunkBytes of [1, 5, 1000]) {
        const parts = [read({ toByte: border, chunkBytes }), read({ fromByte: border, chunkBytes })];
        expect(parts.join(''), `border ${border}, chunks of ${chunkBytes}`).toBe(whole);
      }
    }
  });

  it('gives nothing of a part in which no line begins', () => {
    const at = text.indexOf('longlong');
    expect(read({ fromByte: at + 5, toByte: at + 30, chunkBytes: 3 })).toBe('');
  });

  it('is nothing where the file is empty, or one line that was cut', () => {
    for (const content of ['', 'cut']) {
      const path = join(folder, `short-${content.length}.txt`);
      writeFileSync(path, content);
      expect(read({ chunkBytes: 2 }, path)).toBe('');
    }
  });
});
