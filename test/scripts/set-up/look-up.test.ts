import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programsBelow, versionOf, willDo } from '../../../scripts/set-up/look-up.ts';
import { fakeProgram, haproxy, loaderComplaint } from '../../support/fake-program.ts';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'spofproof-look-up-'))));
afterEach(() => rmSync(cache, { recursive: true, force: true }));

describe('a library', () => {
  const library = { ...haproxy, file: 'libfake.so', library: true } as const;

  it('is found where packages put those that are loaded by their path, and is not started', async () => {
    expect(programsBelow(cache, [library])).toEqual({});
    const path = join(cache, 'usr', 'lib', 'galera', 'libfake.so');
    mkdirSync(join(cache, 'usr', 'lib', 'galera'), { recursive: true });
    writeFileSync(path, '', { mode: 0o644 });
    expect(programsBelow(cache, [library])).toEqual({ haproxy: path });
    expect([await willDo(library, path), await willDo(library, join(cache, 'libfake.so'))]).toEqual([true, false]);
  });
});

describe('willDo', () => {
  it('takes a program that starts and is new enough', async () => {
    expect(await willDo(haproxy, fakeProgram(join(cache, 'haproxy'), 'HAProxy version 2.6.12'))).toBe(true);
  });

  it.each([
    ['too old', 'HAProxy version 2.1.9', 0],
    ['without a library: the number in the loader’s complaint is no version', loaderComplaint, 127],
    ['silent', '', 0],
  ])('refuses one that is %s', async (_what, line, code) => {
    expect(await willDo(haproxy, fakeProgram(join(cache, 'haproxy'), line, code))).toBe(false);
  });

  it('refuses one that lacks what it needs beside it', async () => {
    const needy = { ...haproxy, needs: 'share/haproxy/messages' };
    const path = fakeProgram(join(cache, 'bin', 'haproxy'), 'version 2.6');
    expect(await willDo(needy, path)).toBe(false);
    mkdirSync(join(cache, 'share', 'haproxy'), { recursive: true });
    writeFileSync(join(cache, 'share', 'haproxy', 'messages'), '');
    expect(await willDo(needy, path)).toBe(true);
  });
});

/** How often it was started. */
const calls = (): number => readFileSync(join(cache, 'calls'), 'utf8').split('\n').length - 1;
/** A program that remembers how often it was started. */
const counted = (last: string): string => {
  const path = join(cache, 'counted');
  writeFileSync(path, `#!/bin/sh\necho once >>${cache}/calls\n${last}\n`, { mode: 0o755 });
  return path;
};

describe('versionOf', () => {
  it('asks a program once, and anew when it has become another one', async () => {
    const path = counted('echo version 2.6.1');
    expect([await versionOf([path]), await versionOf([path]), calls()]).toEqual(['2.6.1', '2.6.1', 1]);
    counted('echo version 2.10.12');
    expect([await versionOf([path]), calls()]).toEqual(['2.10.12', 2]);
  });

  it('asks one again that did not tell', async () => {
    const path = counted('exit 1');
    expect([await versionOf([path]), await versionOf([path]), calls()]).toEqual([undefined, undefined, 2]);
  });
});
