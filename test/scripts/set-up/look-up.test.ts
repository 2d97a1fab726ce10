import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { willDo } from '../../../scripts/set-up/look-up.ts';
import { fakeProgram, haproxy, loaderComplaint } from '../../support/fake-program.ts';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'spofproof-look-up-'))));
afterEach(() => rmSync(cache, { recursive: true, force: true }));

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
