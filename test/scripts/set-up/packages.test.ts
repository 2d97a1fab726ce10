import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prefixOf, unpackPackages } from '../../../scripts/set-up/packages.ts';
import { fakeProgram, haproxy, loaderComplaint } from '../../support/fake-program.ts';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'spofproof-packages-'))));
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const plant = (line: string, code: number): string =>
  fakeProgram(join(prefixOf(cache, [haproxy]), 'usr', 'sbin', 'haproxy'), line, code);

const unpacked = (): Promise<string> =>
  unpackPackages([haproxy], { cache, say: () => undefined, signal: AbortSignal.abort(new Error('fetches anew')) });

describe('what was unpacked earlier', () => {
  it('is used as it is when its programs start', async () => {
    plant('HAProxy version 2.6.12', 0);
    expect(await unpacked()).toBe(prefixOf(cache, [haproxy]));
  });

  it('is fetched anew when they do not: it may come from a machine that lacked other libraries', async () => {
    plant(loaderComplaint, 127);
    await expect(unpacked()).rejects.toThrow('fetches anew');
  });
});
