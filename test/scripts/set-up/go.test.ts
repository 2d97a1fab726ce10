import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGoCaches } from '../../../scripts/set-up/go.ts';
import { fakeProgram } from '../../support/fake-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-go-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('openGoCaches', () => {
  const theirs = join(folder, 'theirs');
  const go = { path: fakeProgram(join(folder, 'go'), `${theirs}\n${join(folder, 'unusable')}`), version: '1.25' };

  it('uses a cache of the user that can be written to, and a private one in place of one that cannot', async () => {
    mkdirSync(theirs);
    writeFileSync(join(folder, 'unusable'), ''); // not even root can enter a file
    const { env, ownModules } = await openGoCaches(go, join(folder, 'cache'));
    expect(env).toMatchObject({ GOMODCACHE: theirs, GOCACHE: join(folder, 'cache', 'go', 'objects') });
    expect(ownModules).toBeUndefined();
  });
});
