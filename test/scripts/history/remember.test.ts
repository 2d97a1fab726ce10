import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readHistoryFile } from '../../../scripts/history/file.ts';
import { remember, rememberNights } from '../../../scripts/history/remember.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { nightFixture } from '../../support/history-fixture.ts';
import { storeRun } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
afterEach(() => void vi.unstubAllEnvs());

describe('a run that ended', () => {
  it('is in the history when it was judged', async () => {
    const said: string[] = [];
    await remember({ folder: storeRun(temporary.path, 1) }, temporary.path, (line) => said.push(line));
    expect(readHistoryFile(temporary.path).lines.map(({ id }) => id)).toEqual(['20261101t020000z-essentials']);
    expect(said).toEqual([]);
  });

  it('is not when there was no run, or nothing was judged', async () => {
    const folder = join(temporary.path, 'unjudged');
    mkdirSync(folder);
    await remember({}, temporary.path, () => undefined);
    await remember({ folder }, temporary.path, () => undefined);
    expect(readHistoryFile(temporary.path).lines).toHaveLength(1);
  });

  it('is no worse when its verdict cannot be read: that is said, with what makes up for it', async () => {
    const said: string[] = [];
    vi.stubEnv('PATH', temporary.path);
    const folder = storeRun(temporary.path, 2);
    writeFileSync(join(folder, 'verdict.json'), '{');
    await remember({ folder }, temporary.path, (line) => said.push(line));
    expect(said.join()).toMatch(/the history could not be written: .*`npm run -s spofproof -- history --rebuild`/);
  });
});

describe('a night without a verdict', () => {
  it('is in the history, and where that cannot be written it is said and no more', async () => {
    const said: string[] = [];
    const [runs, file] = [join(temporary.path, 'nights'), join(temporary.path, 'file')];
    writeFileSync(file, '');
    await rememberNights([nightFixture(1), nightFixture(2)], runs, (line) => said.push(line));
    expect(readHistoryFile(runs).nights).toHaveLength(2);
    expect(said).toEqual([]);
    await rememberNights([nightFixture(3)], join(file, 'runs'), (line) => said.push(line));
    expect(said.join()).toMatch(/^the history could not be written: /);
  });
});
