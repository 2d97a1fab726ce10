import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { listenIn } from '../../support/heard.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const [a, b] = [storeRun(temporary.path, 1), storeRun(temporary.path, 2, worsened())];
const at = ['--runs', temporary.path];

const heard = listenIn();

describe('spofproof compare', () => {
  it('names what changed, and exits with 0: it compares, and a gate judges', async () => {
    expect(await main(['compare', a, join(b, 'verdict.json'), ...at])).toBe(0);
    expect(heard.stdout).toContain('Changed: 1 of 15 cells');
    expect(heard.stdout).toContain('- server1 (stop), read: survives → SPOF');
  });

  it('with --json is one object', async () => {
    expect(await main(['compare', a, b, '--json', ...at])).toBe(0);
    expect(JSON.parse(heard.stdout)).toMatchObject({
      a: { outcome: 'held' },
      b: { outcome: 'broken' },
      differences: [],
      statements: 15,
    });
  });

  it('refuses a folder of runs that is not there, and needs none where none is named', async () => {
    expect(await main(['compare', a, b, '--runs', join(temporary.path, 'rusn')])).toBe(64);
    expect(heard.stderr).toContain('There is no such folder.');
    vi.spyOn(process, 'cwd').mockReturnValue(a);
    expect(await main(['compare', a, b])).toBe(0);
  });

  it('refuses what is no run', async () => {
    expect(await main(['compare', a, 'nowhere', ...at])).toBe(64);
    expect(heard.stderr).toContain('no run nowhere');
  });
});
