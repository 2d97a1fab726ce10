import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sizeOf, tailOf } from '../../../loadtests/driver/tail.ts';
import { temporaryFolder } from '../../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = join(folder.path, 'growing.txt');

describe('the tail of a file', () => {
  it('is what had been written when it was asked for, and every line comes once', async () => {
    const lines: string[] = [];
    writeFileSync(file, 'before\n');
    const tail = tailOf(file, sizeOf(file), (line) => lines.push(line));
    appendFileSync(file, 'first\n');
    const caughtUp = tail.catchUp();
    // By now it knows the size; not a byte was read yet, as opening a file takes a turn of the event loop.
    await Promise.resolve();
    appendFileSync(file, 'x\nlast\n');
    await caughtUp;
    expect(lines).toEqual(['first']);
    await tail.catchUp();
    expect(lines).toEqual(['first', 'x', 'last']);
  });

  it('of a file that is not there yet is nothing', async () => {
    const lines: string[] = [];
    const tail = tailOf(join(folder.path, 'missing.txt'), 0, (line) => lines.push(line));
    await tail.catchUp();
    expect(lines).toEqual([]);
  });
});
