import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const [a, b] = [storeRun(temporary.path, 1), storeRun(temporary.path, 2, worsened())];
const at = ['--runs', temporary.path];

let [stdout, stderr] = ['', ''];
beforeEach(() => {
  [stdout, stderr] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true));
});
afterEach(() => void vi.restoreAllMocks());

describe('spofproof compare', () => {
  it('names what changed, and exits with 0: it compares, and a gate judges', async () => {
    expect(await main(['compare', a, join(b, 'verdict.json'), ...at])).toBe(0);
    expect(stdout).toContain('Changed: 1 of 15 cells');
    expect(stdout).toContain('- server1 (stop), read: survives → SPOF');
  });

  it('with --json is one object', async () => {
    expect(await main(['compare', a, b, '--json', ...at])).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      a: { outcome: 'held' },
      b: { outcome: 'broken' },
      differences: [],
      statements: 15,
    });
  });

  it('refuses what is no run', async () => {
    expect(await main(['compare', a, 'nowhere', ...at])).toBe(64);
    expect(stderr).toContain('no run nowhere');
  });
});
