import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileBeside, textOfFile } from '../../scripts/read-files.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'spofproof-beside-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = join(root, 'stack');
mkdirSync(join(folder, 'more'), { recursive: true });
writeFileSync(join(root, 'secret'), 'secret');
writeFileSync(join(folder, 'more', 'a.cfg'), 'tab\there\n');
writeFileSync(join(folder, 'binary'), Buffer.from([0, 1, 2]));
writeFileSync(join(folder, 'large'), 'x'.repeat(300_000));
symlinkSync(join(root, 'secret'), join(folder, 'link'));
symlinkSync(join(folder, 'more', 'a.cfg'), join(folder, 'inside'));

describe('fileBeside', () => {
  const read = fileBeside(join(folder, 'stack.yaml'));

  it('reads what is in the folder or below it, by a link too', () => {
    expect(read('more/a.cfg')).toEqual({ text: 'tab\there\n' });
    expect(read('inside')).toEqual({ text: 'tab\there\n' });
  });

  it.each([
    ['../secret', 'leads out'],
    ['link', 'leads out'],
    ['none', 'cannot be read'],
    ['more', 'is no file'],
    ['binary', 'is no text'],
    ['large', '300000 bytes'],
  ])('does not read %s: it %s', (path, problem) => {
    expect(read(path)).toMatchObject({ problem: expect.stringContaining(problem) as unknown });
  });
});

describe('textOfFile', () => {
  it.each([
    ['none', 'file-missing'],
    ['more', 'file-missing'],
    ['large', 'bad-stack'],
  ])('refuses %s as %s before it is read', (name, code) => {
    expect(() => textOfFile(join(folder, name), name, 'stack')).toThrow(
      expect.objectContaining({ code, exit: 64 }) as Error,
    );
  });

  it.each(['none', 'more'])('sends nobody who named a baseline to the suites: %s', (name) => {
    const next = expect.not.stringContaining('suite') as string;
    expect(() => textOfFile(join(folder, name), name, 'baseline')).toThrow(expect.objectContaining({ next }) as Error);
  });
});
