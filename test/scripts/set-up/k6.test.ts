import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtK6Folder } from '../../../scripts/set-up/k6-module.ts';
import { findK6 } from '../../../scripts/set-up/k6.ts';
import { fakeProgram } from '../../support/fake-program.ts';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'spofproof-k6-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

describe('what was built earlier', () => {
  it('is no k6 when it does not start', async () => {
    vi.stubEnv('PATH', '');
    const built = fakeProgram(join(builtK6Folder(cache), 'k6'), 'k6 v2.2.0');
    expect(await findK6(cache)).toEqual({ path: built });
    fakeProgram(built, 'cannot execute', 126);
    expect(await findK6(cache)).toEqual({});
  });
});
