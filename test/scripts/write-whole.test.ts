import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../scripts/write-whole.ts';
import { temporaryFolder } from '../support/cli.ts';

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (temporary = temporaryFolder()));
afterEach(() => temporary.remove());
const at = (name: string): string => join(temporary.path, name);
const draft = `.a.json.${process.pid}.new`;

describe('a file that is written whole', () => {
  it('replaces the old one, and leaves nothing beside it', () => {
    writeFileSync(at('a.json'), 'old');
    writeWhole(at('a.json'), 'new', { flush: true, mode: 0o640 });
    expect(readFileSync(at('a.json'), 'utf8')).toBe('new');
    expect(statSync(at('a.json')).mode & 0o777).toBe(0o640);
    expect(readdirSync(temporary.path)).toEqual(['a.json']);
  });

  it('is written through no link, neither at its own name nor at that of its draft', () => {
    writeFileSync(at('outside'), 'mine');
    for (const name of ['a.json', draft]) symlinkSync('outside', at(name));
    writeWhole(at('a.json'), 'new');
    expect([readFileSync(at('outside'), 'utf8'), readFileSync(at('a.json'), 'utf8')]).toEqual(['mine', 'new']);
    expect(readdirSync(temporary.path).toSorted()).toEqual(['a.json', 'outside']);
  });

  it('that cannot take its name leaves nothing', () => {
    mkdirSync(at('a.json'));
    expect(() => writeWhole(at('a.json'), 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(temporary.path)).toEqual(['a.json']);
  });

  it('that finds no more room leaves the old text and nothing else', () => {
    writeFileSync(at('a.json'), 'old');
    const script = `
      import { writeWhole } from ${JSON.stringify(new URL('../../scripts/write-whole.ts', import.meta.url).href)};
      process.on('SIGXFSZ', () => undefined);
      try { writeWhole(${JSON.stringify(at('a.json'))}, 'x'.repeat(5000)); } catch (thrown) { console.log(thrown.code); }`;
    // A file may hold 1024 bytes here, and a write beyond is cut short as by a full disk.
    const limited = 'ulimit -f 1; exec "$0" --input-type=module -e "$1"';
    const said = execFileSync('bash', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    expect([said.trim(), readFileSync(at('a.json'), 'utf8')]).toEqual(['EFBIG', 'old']);
    expect(readdirSync(temporary.path)).toEqual(['a.json']);
  });
});
