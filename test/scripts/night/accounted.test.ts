import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, rmdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import { historyFile, readHistoryFile } from '../../../scripts/history/file.ts';
import type { Nights } from '../../support/night.ts';
import { nightsIn } from '../../support/night.ts';
import { metricsFaults } from '../../support/openmetrics.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

let temporary: ReturnType<typeof temporaryFolder>;
let nights: Nights;
beforeEach(() => {
  temporary = temporaryFolder();
  nights = nightsIn(temporary.path);
});
afterEach(() => temporary.remove());

const locked = new Failure('locked', { what: 'another run or lab is up', why: 'x' });
const exitIn = (text: string): string | undefined => /^spofproof_exit_code (\d+)$/m.exec(text)?.[1];

describe('a night', () => {
  it('that proved something is told with its verdict', async () => {
    expect(await nights.pass(troubledFixture())).toBe(1);
    expect(nights.notices[0]).toMatchObject({ exitCode: 1, text: expect.stringContaining('Outcome: broken') });
    expect(nights.metrics()).toContain('spofproof_single_point_of_failure{');
    expect(metricsFaults(nights.metrics())).toEqual([]);
  });

  it('that came to nothing is told with the reason and its exit code, and fails as it would have', async () => {
    await expect(nights.pass(locked)).rejects.toBe(locked);
    expect(nights.notices[0]).toMatchObject({ exitCode: 75, text: 'nightly: another run or lab is up' });
    expect(exitIn(nights.metrics())).toBe('75');
    expect(readHistoryFile(temporary.path).nights).toEqual([
      {
        schema: 'spofproof/night@1',
        id: null,
        suite: 'nightly',
        at: expect.stringMatching(/^2026-11-02T/),
        exitCode: 75,
        because: 'another run or lab is up',
      },
    ]);
  });

  it('whose plan or options cannot be read leaves no line in the history: nothing is written', async () => {
    const typed = new Failure('bad-argument', { what: 'x', why: 'y' });
    await expect(nights.pass(typed)).rejects.toBe(typed);
    expect(existsSync(historyFile(temporary.path))).toBe(false);
  });

  it('of which nobody can be told ends as it would have', async () => {
    const options = { metrics: '/proc/spofproof.prom', annotates: true };
    expect(await nightsIn(temporary.path, 500).pass(verdictFixture(), options)).toBe(0);
    expect(await nights.pass(verdictFixture(), options)).toBe(0);
    expect(nights.said[0]).toMatch(/^the metrics could not be written: /);
    expect(nights.notices).toHaveLength(1);
  });

  it('is annotated where GitHub reads along, and nowhere else', async () => {
    await nights.pass(troubledFixture());
    expect(nights.commands).toEqual([]);
    await nights.pass(troubledFixture(), { annotates: true });
    expect(nights.commands).toHaveLength(4);
    await nights.pass(locked, { annotates: true }).catch(() => undefined);
    expect(nights.commands.at(-1)).toBe('::error title=spofproof::nightly: another run or lab is up');
  });
});

/** Descriptors of this process but for sockets: the test runner opens and closes one for itself, and a night here none. */
const descriptors = (): number =>
  readdirSync('/proc/self/fd').filter((name) => !placeOf(name).startsWith('socket:')).length;

/** Empty for one that is gone by now, as is that of the look itself. */
function placeOf(name: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return '';
  }
}

describe('twenty nights in a row', () => {
  const verdicts = Array.from({ length: 20 }, (_, night) => {
    if (night === 7) return locked;
    return night === 3 ? troubledFixture() : verdictFixture();
  });
  const keep = { runs: 5, forgetFailing: false } as const;

  it('are each accounted for, keep what was asked for, and leak nothing', async () => {
    const exits: number[] = [];
    const open: number[] = [];
    for (const verdict of verdicts) {
      exits.push(await nights.pass(verdict, { keep }).catch((thrown: Failure) => thrown.exit));
      open.push(descriptors());
      expect(exitIn(nights.metrics())).toBe(String(exits.at(-1)));
    }
    expect(nights.notices.map(({ exitCode }) => exitCode)).toEqual(exits);
    expect(new Set(nights.notices.map(({ endedAt }) => endedAt)).size).toBe(20);
    expect(exits.filter((exit) => exit !== 0)).toEqual([1, 75]);
    // For a moment the test itself may have a file open; what leaks stays.
    expect(Math.min(...open.slice(-5))).toBe(Math.min(...open));
    // The newest four, and the one that failed in the fourth night.
    expect(nights.runs().map((name) => name.slice(0, 8))).toEqual([
      '20261105',
      '20261118',
      '20261119',
      '20261120',
      '20261121',
    ]);
    expect(readdirSync(temporary.path).filter((name) => name.startsWith('.'))).toEqual(['.history.lock']);
  });
});

describe('old runs of which the history has no line', () => {
  const keep = { runs: 1, forgetFailing: true } as const;
  const pass = async (times: number): Promise<void> => {
    for (let night = 0; night < times; night++) await nights.pass(verdictFixture(), { keep });
  };

  it('all stay while the history cannot be read, which is said, and get their lines before they go', async () => {
    mkdirSync(historyFile(temporary.path));
    await pass(3);
    expect(nights.runs()).toHaveLength(3);
    expect(nights.said).toContainEqual(
      expect.stringMatching(/^no old run was removed, as the history could not be read/),
    );
    rmdirSync(historyFile(temporary.path));
    await pass(1);
    expect(nights.runs()).toHaveLength(1);
    expect(readHistoryFile(temporary.path).lines).toHaveLength(4);
  });

  it('stay, and not those that have theirs, while the history can be read and not written', async () => {
    await pass(1);
    const lock = join(temporary.path, '.history.lock');
    rmSync(lock);
    symlinkSync(join(temporary.path, 'none', 'of', 'these'), lock);
    await pass(2);
    expect(nights.runs().map((name) => name.slice(0, 8))).toEqual(['20261103', '20261104']);
    rmSync(lock);
    await pass(1);
    expect(nights.runs()).toHaveLength(1);
    expect(readHistoryFile(temporary.path).lines).toHaveLength(4);
  });
});
