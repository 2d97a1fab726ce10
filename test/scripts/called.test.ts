import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { called, shellWord, typable } from '../../scripts/called.ts';
import { checkout } from '../../scripts/set-up/checkout.ts';
import { fakeProgram } from '../support/fake-program.ts';

const program = join(checkout, 'scripts', 'spofproof.mjs');
const byNpm = (INIT_CWD: string) => ({ INIT_CWD, npm_lifecycle_event: 'spofproof' });

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

  it.each([
    ['he is in the checkout', checkout, {}, 'npm run -s spofproof --'],
    ['he is below it', join(checkout, 'docs'), {}, 'npm run -s spofproof --'],
    ['he is elsewhere', '/srv/plans', {}, `node ${program}`],
    ['only the name of his folder begins like ours', `${checkout}-2`, {}, `node ${program}`],
    ['npm was called in the checkout', checkout, byNpm(checkout), 'npm run -s spofproof --'],
    [
      'he named the checkout to npm from elsewhere',
      checkout,
      byNpm('/srv/plans'),
      `npm --prefix ${checkout} run -s spofproof --`,
    ],
    [
      'npm started him by another script',
      checkout,
      { ...byNpm('/srv'), npm_lifecycle_event: 'test' },
      'npm run -s spofproof --',
    ],
  ])('can be typed where %s', (_, cwd, env, said) => {
    vi.stubEnv('PATH', bin);
    expect(called({ cwd: () => cwd, env })).toBe(said);
  });

  it('work in a folder that is not ours', () => {
    const { stdout } = spawnSync(process.execPath, [program, 'init', 'mine'], { cwd: bin, encoding: 'utf8' });
    const next = /^next: (.*)$/m.exec(stdout)?.[1] ?? '';
    const { status, stdout: shown } = spawnSync('sh', ['-c', next], { cwd: bin, encoding: 'utf8' });
    expect([status, shown]).toEqual([0, expect.stringContaining('suite first on two-servers')]);
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
