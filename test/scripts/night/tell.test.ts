import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildHistory } from '../../../scripts/history/file.ts';
import type { Account, NightSurroundings } from '../../../scripts/night/account.ts';
import { tell } from '../../../scripts/night/tell.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (temporary = temporaryFolder()));
afterEach(() => temporary.remove());

const quiet = (): void => undefined;
const at = (...parts: readonly string[]): string => join(temporary.path, ...parts);
const days = (): readonly number[] =>
  readdirSync(temporary.path).flatMap((name) => (/^\d{8}t/.test(name) ? Number(name.slice(6, 8)) : []));

/** Runs of these days of November, all of them in the history. */
async function store(...all: readonly number[]): Promise<readonly string[]> {
  const folders = all.map((day) => storeRun(temporary.path, day, day % 10 === 0 ? worsened() : {}));
  for (const folder of folders)
    writeFileSync(join(folder, 'plan.json'), '{"schema":"spofproof/plan@1","plan":{"suite":"essentials"}}');
  await rebuildHistory(temporary.path, quiet);
  return folders;
}

/** Ends a command on a day of November that keeps one run. */
async function end(day: number, account: Partial<Account>): Promise<void> {
  const around: NightSurroundings = {
    fetch,
    pause: async () => {},
    nowMs: () => Date.UTC(2026, 10, day, 12),
    say: quiet,
    command: quiet,
  };
  const options = { runsDir: temporary.path, annotates: false, keep: { runs: 1, forgetFailing: false } };
  await tell(options, around, { suites: [], results: [], ...account }, { exit: 0, why: '' });
}

describe('the end of a command that keeps one run', () => {
  it('keeps the run that the baseline was made from, also under another name', async () => {
    const [first = ''] = await store(1, 2, 3);
    renameSync(first, `${first}-accepted`);
    await end(3, { baselineRun: '20261101t020000z-essentials' });
    expect(days()).toEqual([1, 3]);
    await end(3, { baselineRun: '20261102t020000z-essentials' });
    expect(days()).toEqual([3]);
  });

  it('keeps its own runs, whatever moment the clock has given them', async () => {
    const [, own = ''] = await store(1, 2, 23, 24);
    await end(25, { results: [{ folder: own, exit: 0 }] });
    expect(days()).toEqual([2, 24]);
  });

  it('keeps what broke since the clock is right, and not what a clock that was ahead called the last', async () => {
    await store(1, 10, 20, 21);
    await end(11, {});
    expect(days()).toEqual([10]);
    expect(readdirSync(at())).not.toContain('.going-20261120t020000z-essentials');
  });
});
