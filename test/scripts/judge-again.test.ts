import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../scripts/cli.ts';
import { temporaryFolder } from '../support/cli.ts';
import { listenIn } from '../support/heard.ts';
import { storeRun } from '../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const heard = listenIn();

describe('spofproof report', () => {
  it('tells where the report is, and lets no name of a folder act on the terminal or the CI', async () => {
    const folder = join(temporary.path, 'x\n::add-mask::e\u001b[2J');
    renameSync(storeRun(temporary.path, 1), folder);
    expect(await main(['report', folder])).toBe(0);
    expect(heard.stdout).toBe(String.raw`report: ${temporary.path}/x ::add-mask::e\u001b[2J/report.html` + '\n');
    heard.stdout = '';
    expect(await main(['report', folder, '--json'])).toBe(0);
    expect(heard.stdout).not.toContain('\u001b');
    expect(JSON.parse(heard.stdout)).toEqual({ report: join(folder, 'report.html') });
  });
});
