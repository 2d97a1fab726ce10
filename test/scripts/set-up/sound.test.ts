import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findK6 } from '../../../scripts/set-up/k6.ts';
import { builtK6Folder } from '../../../scripts/set-up/k6-module.ts';
import { willDo } from '../../../scripts/set-up/look-up.ts';
import { prefixOf, unpackPackages } from '../../../scripts/set-up/packages.ts';
import type { ProgramSpec } from '../../../scripts/set-up/programs.ts';
import { readSoundTools, writeTools } from '../../../scripts/set-up/tools-file.ts';
import { fakeProgram, loaderComplaint } from '../../support/fake-program.ts';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'spofproof-sound-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

const haproxy: ProgramSpec = {
  tool: 'haproxy',
  file: 'haproxy',
  package: 'haproxy',
  versionArgs: ['-v'],
  least: '2.2',
};

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

const store = (spoilt: Readonly<Record<string, string>> = {}): void => {
  const any = fakeProgram(join(cache, 'any'), 'version 99.0');
  const paths = {
    haproxy: any,
    nginx: any,
    keepalived: any,
    mariadbd: fakeProgram(join(cache, 'usr', 'bin', 'mariadbd'), 'Ver 99.0'),
  };
  mkdirSync(join(cache, 'usr', 'share', 'mysql', 'english'), { recursive: true });
  writeFileSync(join(cache, 'usr', 'share', 'mysql', 'english', 'errmsg.sys'), '');
  writeTools(cache, { ...paths, mariadbBase: join(cache, 'usr'), nft: any, ip: any, k6: any, env: {}, ...spoilt });
};

describe('readSoundTools', () => {
  it('gives the stored paths when every program starts', async () => {
    store();
    expect(await readSoundTools(cache)).toMatchObject({ mariadbBase: join(cache, 'usr') });
  });

  it('gives none when a program does not start on this machine, though its file is there', async () => {
    store({ nft: fakeProgram(join(cache, 'nft'), loaderComplaint, 127) });
    expect(await readSoundTools(cache)).toBeUndefined();
  });

  it('gives none when k6 was downgraded since', async () => {
    store({ k6: fakeProgram(join(cache, 'k6'), 'k6 v1.4.2 (go1.25, linux/amd64)') });
    expect(await readSoundTools(cache)).toBeUndefined();
  });
});

const plant = (line: string, code: number): string =>
  fakeProgram(join(prefixOf(cache, [haproxy]), 'usr', 'sbin', 'haproxy'), line, code);

const unpacked = (): Promise<string> =>
  unpackPackages([haproxy], { cache, say: () => undefined, signal: AbortSignal.abort(new Error('fetches anew')) });

describe('what was unpacked or built earlier', () => {
  it('is used as it is when its programs start', async () => {
    plant('HAProxy version 2.6.12', 0);
    expect(await unpacked()).toBe(prefixOf(cache, [haproxy]));
  });

  it('is fetched anew when they do not: it may come from a machine that lacked other libraries', async () => {
    plant(loaderComplaint, 127);
    await expect(unpacked()).rejects.toThrow('fetches anew');
  });

  it('is no k6 when it does not start', async () => {
    vi.stubEnv('PATH', '');
    const built = fakeProgram(join(builtK6Folder(cache), 'k6'), 'k6 v2.2.0');
    expect(await findK6(cache)).toEqual({ path: built });
    fakeProgram(built, 'cannot execute', 126);
    expect(await findK6(cache)).toEqual({});
  });
});
