import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { addToHistory } from '../../../scripts/history/file.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { nightFixture } from '../../support/history-fixture.ts';
import { listenIn } from '../../support/heard.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const runs = join(temporary.path, 'runs');
for (const day of [1, 2, 3]) storeRun(runs, day);
storeRun(runs, 4, worsened());

const heard = listenIn();

describe('spofproof history', () => {
  it('is made from the run folders, and then shows what regressed', async () => {
    expect(await main(['history', '--runs', runs, '--rebuild'])).toBe(0);
    expect(heard.stderr).toContain('history made anew: 4 from run folders');
    expect(heard.stdout).toMatch(
      /server1 \(stop\), read +✔✔✔✖ .*SPOF since .*, 100 % of 350 good in the hold;\s+REGRESSED/,
    );
  });

  it('shows no more runs than asked for', async () => {
    expect(await main(['history', '--runs', runs, '--last', '2', '--suite', 'essentials'])).toBe(0);
    expect(heard.stdout).toContain('essentials on two-servers: 2 runs, 2026-11-03 to 2026-11-04, the newest of 4');
  });

  it('says of the runs that are shown what all of them say', async () => {
    expect(await main(['history', '--runs', runs, '--last', '1'])).toBe(0);
    expect(heard.stdout).toMatch(/server1 \(stop\), read +✖ .*SPOF since 2026-11-04, .*\s+REGRESSED/);
    expect(heard.stdout).not.toMatch(/One run is no trend|\bnew\b/);
  });

  it('with --json is one object with every point', async () => {
    expect(await main(['history', '--runs', runs, '--json'])).toBe(0);
    const { trends } = JSON.parse(heard.stdout);
    expect(trends[0].cells.find(({ key }: { key: string }) => key === 'server1/stop/read')).toMatchObject({
      notes: ['regressed'],
      points: [{ finding: 'refuted' }, {}, {}, { finding: 'proven' }],
    });
  });

  it.each([
    [['--runs', runs, '--suite', 'essentails'], 'Did you mean `essentials`?'],
    [['--runs', runs, '--last', '0'], '1 at least'],
    [['--runs', runs, '--last', '1.5'], '1 at least'],
    [['--runs', join(temporary.path, 'nowhere')], 'no such folder'],
  ])('refuses %j with exit 64', async (options, why) => {
    expect(await main(['history', ...options])).toBe(64);
    expect(heard.stderr).toContain(why);
  });

  it('tells of nights without a verdict, also where there is no run, and no more of them than asked for', async () => {
    const nightly = join(temporary.path, 'nightly');
    for (const day of [2, 3]) await addToHistory(nightly, nightFixture(day, { suite: 'nightly' }), () => undefined);
    expect(await main(['history', '--runs', nightly, '--suite', 'nightly', '--last', '1'])).toBe(0);
    expect(heard.stdout).toBe(
      'No finished run is in the history.\n\n2 nights without a verdict, the last 1 of them:\n' +
        '  2026-11-03 02:00 UTC, nightly, exit 75: another run or lab is up\n' +
        'nightly has never been judged: 2 nights in a row came to no verdict.\n',
    );
    expect(await main(['history', '--runs', nightly, '--suite', 'smoke'])).toBe(64);
  });

  it('has those nights in its one object too', async () => {
    const nightly = join(temporary.path, 'nightly-json');
    await addToHistory(nightly, nightFixture(2), () => undefined);
    expect(await main(['history', '--runs', nightly, '--json'])).toBe(0);
    expect(JSON.parse(heard.stdout)).toMatchObject({ nights: [{ exitCode: 75 }], trends: [] });
  });

  it('of a folder without runs says so', async () => {
    const empty = join(temporary.path, 'empty');
    mkdirSync(empty);
    expect(await main(['history', '--runs', empty])).toBe(0);
    expect(heard.stdout).toBe('No finished run is in the history.\n');
  });
});
