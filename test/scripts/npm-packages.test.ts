import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agrees, install, isInstalled, stampOf } from '../../scripts/npm-packages.mjs';

describe('stampOf', () => {
  it('changes with the lock file', () => {
    expect(stampOf('{}', 'x64')).not.toBe(stampOf('{ }', 'x64'));
  });

  it('changes with the architecture, whose packages differ', () => {
    expect(stampOf('{}', 'x64')).not.toBe(stampOf('{}', 'arm64'));
  });

  it('stays when nothing changes', () => {
    expect(stampOf('{}', 'x64')).toBe(stampOf('{}', 'x64'));
  });
});

describe('agrees', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/zod': { integrity: 'a' },
      'node_modules/other-arch': { integrity: 'b', optional: true },
    },
  };

  it('holds when every package is there and only what is optional was left out', () => {
    expect(agrees(lock, { packages: { 'node_modules/zod': { integrity: 'a' } } })).toBe(true);
  });

  it('breaks when a package is of another version', () => {
    expect(agrees(lock, { packages: { 'node_modules/zod': { integrity: 'z' } } })).toBe(false);
  });

  it('breaks when a package is missing', () => {
    expect(agrees(lock, { packages: {} })).toBe(false);
  });

  it('breaks for a lock file without packages: nothing to compare is no agreement', () => {
    expect(agrees({}, {})).toBe(false);
  });
});

const lockText = JSON.stringify({ packages: { '': {}, 'node_modules/zod': { integrity: 'a' } } });

describe('a checkout', () => {
  let root = '';
  const installedLock = (): string => join(root, 'node_modules', '.package-lock.json');
  const stampFile = (): string => join(root, 'node_modules', '.spofproof-stamp');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'spofproof-npm-'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package-lock.json'), lockText);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });

  it('installed by hand is complete, and stamped', () => {
    writeFileSync(installedLock(), lockText);
    expect(isInstalled(root)).toBe(true);
    expect(readFileSync(stampFile(), 'utf8')).toBe(stampOf(lockText));
  });

  it('installed by somebody else is complete although it cannot be stamped', () => {
    writeFileSync(installedLock(), lockText);
    mkdirSync(stampFile());
    expect(isInstalled(root)).toBe(true);
  });

  it('with half a list of what is installed is not complete', () => {
    writeFileSync(installedLock(), '{"packages":');
    expect(isInstalled(root)).toBe(false);
  });

  /** Puts an npm first on PATH that notes its arguments and does as told. */
  function plantNpm(act: string): void {
    const bin = join(root, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\nprintf '%s\\n' "$@" > arguments\n${act}\n`);
    chmodSync(join(bin, 'npm'), 0o755);
    vi.stubEnv('PATH', `${bin}:${process.env['PATH'] ?? ''}`);
  }

  const installed = (): Promise<number | Error> =>
    install(
      root,
      () => undefined,
      async (child) => Number((await once(child, 'exit'))[0]),
    );

  it('gets the packages of the tests and our own Node, whatever NODE_ENV or npm’s settings leave out', async () => {
    plantNpm('cp package-lock.json node_modules/.package-lock.json');
    expect(await installed()).toBe(0);
    expect(readFileSync(join(root, 'arguments'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['ci', '--include=dev', '--include=optional']),
    );
    expect(existsSync(stampFile())).toBe(true);
  });

  it('is never stamped when npm left something out, so that the next start tries again', async () => {
    plantNpm('echo {} > node_modules/.package-lock.json');
    expect(await installed()).not.toBe(0);
    expect(existsSync(stampFile())).toBe(false);
  });

  it('is fetched also while what npm moves about cannot be looked at', async () => {
    const tooDeep = 'n=$(printf %0250d 0); i=0; while [ $i -lt 20 ]; do mkdir $n; cd -P $n || exit 9; i=$((i+1)); done';
    plantNpm(`cp package-lock.json node_modules/.package-lock.json; cd node_modules; ${tooDeep}`);
    expect(await installed()).toBe(0);
    execFileSync('rm', ['-rf', root]);
  });
});
