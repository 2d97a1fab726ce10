import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ClaimsVerdict } from '../../../model/claims-verdict.ts';
import { proveClaims } from '../../../scripts/claims/index.ts';
import { runInside } from '../../../scripts/enter.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { listenIn } from '../../support/heard.ts';
import { noTools } from '../../support/site.ts';

vi.mock('../../../scripts/enter.ts');
vi.mock('../../../scripts/set-up/index.ts', async (original) => ({
  ...(await original<object>()),
  setUp: () => Promise.resolve(noTools),
  toolsFor: () => Promise.resolve(noTools),
  toolVersions: () => Promise.resolve({}),
}));

const heard = listenIn();
const folder = temporaryFolder();
afterAll(folder.remove);

const options = { seed: 1, json: false, quiet: true, verbose: false, color: false, only: 'balancer-is-spof' };

describe('spofproof prove claims', () => {
  it('judges and tells what was run when a signal comes between two stacks, and ends with its code', async () => {
    const handlers = process.listenerCount('SIGTERM');
    vi.mocked(runInside).mockImplementation(async () => {
      process.emit('SIGTERM');
      return { exit: 2 };
    });
    expect(await proveClaims({ ...options, runs: folder.path })).toBe(143);
    expect(runInside).toHaveBeenCalledOnce();
    expect(heard.stdout).toContain('report: ');
    const claims = readdirSync(folder.path).find((name) => name.endsWith('-claims')) ?? '';
    const told = JSON.parse(readFileSync(join(folder.path, claims, 'claims.json'), 'utf8')) as ClaimsVerdict;
    expect(told.stacks.map(({ failure }) => failure ?? '')).toEqual(
      expect.arrayContaining(['it was not run', expect.stringContaining('interrupted by SIGTERM')]),
    );
    expect(process.listenerCount('SIGTERM')).toBe(handlers);
  });

  it('ends with the code of a target that was not restored, also where there is no room for the claims', async () => {
    const own = temporaryFolder();
    vi.mocked(runInside).mockImplementation(async ({ runsDir }) => {
      mkdirSync(join(runsDir, '..', 'claims.json'), { recursive: true });
      return { exit: 74 };
    });
    expect(await proveClaims({ ...options, runs: own.path })).toBe(74);
    expect(heard.stderr).toContain('claims.json');
    expect(await proveClaims({ ...options, json: true, runs: own.path })).toBe(74);
    expect(JSON.parse(heard.stdout)).toMatchObject({ error: { exit: 70 } });
    own.remove();
  });
});
