import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { called, shellWord, typable } from '../../scripts/called.ts';
import { fakeProgram } from '../support/fake-program.ts';

describe('our commands in a message', () => {
  let bin = '';
  beforeEach(() => (bin = mkdtempSync(join(tmpdir(), 'spofproof-bin-'))));
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(bin, { recursive: true, force: true });
  });

  it('go through npm where nobody put the program on PATH', () => {
    vi.stubEnv('PATH', bin);
    expect(called()).toBe('npm run -s spofproof --');
    expect(typable('Run `spofproof lab down` first. For example: spofproof list')).toBe(
      'Run `npm run -s spofproof -- lab down` first. For example: npm run -s spofproof -- list',
    );
  });

  it('go by its name where somebody did', () => {
    fakeProgram(join(bin, 'spofproof'), '');
    vi.stubEnv('PATH', bin);
    expect(typable('Run `spofproof doctor`.')).toBe('Run `spofproof doctor`.');
  });

  it('are told from its name in a sentence', () => {
    vi.stubEnv('PATH', bin);
    expect(typable('This is a bug of spofproof: report it')).toBe('This is a bug of spofproof: report it');
  });
});

describe('shellWord', () => {
  it.each([
    ['essentials', 'essentials'],
    ['./plans/a-b_c.yaml', './plans/a-b_c.yaml'],
    ['my plan.yaml', "'my plan.yaml'"],
    ["it's; $HOME", String.raw`'it'\''s; $HOME'`],
    ['', "''"],
  ])('makes one word of %o', (word, quoted) => {
    expect(shellWord(word)).toBe(quoted);
  });
});
