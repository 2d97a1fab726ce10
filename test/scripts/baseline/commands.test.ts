import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { listenIn } from '../../support/heard.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const [good, bad] = [storeRun(temporary.path, 1), storeRun(temporary.path, 2, worsened())];
const troubled = storeRun(temporary.path, 3, { cells: troubledFixture().cells });
const file = join(temporary.path, 'baseline.json');
const at = ['--runs', temporary.path];

const heard = listenIn();
const update = (run: string, to = file) => main(['gate', 'update', run, to, ...at]);

describe('spofproof gate', () => {
  it('writes the first baseline after showing it, and passes the run it is from', async () => {
    expect(await update(good)).toBe(0);
    expect(heard.stdout).toContain('+ balancer (stop), read: SPOF, outage; say why in "reason"');
    expect(heard.stderr).toContain('written: commit it');
    expect(await main(['gate', 'check', good, file, ...at])).toBe(0);
  });

  it('leaves the file alone when nothing changes', async () => {
    await update(good);
    const before = readFileSync(file, 'utf8');
    expect(await update(good)).toBe(0);
    expect(heard.stdout).toContain('Nothing changes');
    expect(heard.stderr).toContain('stays as it is');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('does not call a run within what is accepted that its own check fails, and says what to do', async () => {
    const late = join(temporary.path, 'late.json');
    const dated = readFileSync(file, 'utf8').replace('"effect": "outage"', '"effect": "outage", "until": "2026-10-31"');
    writeFileSync(late, dated);
    expect(await main(['gate', 'check', good, late, ...at])).toBe(1);
    heard.stdout = '';
    expect(await update(good, late)).toBe(0);
    expect(heard.stdout).toMatch(
      /^Nothing changes\.\nThe gate does not pass this run, .*; change `until` by hand:\n✖ /,
    );
    expect(await main(['gate', 'check', good, late, ...at])).toBe(1);
  });

  it('fails a run that is worse with 1 and one that is unknown with 2, a line for each cell', async () => {
    expect(await main(['gate', 'check', bad, file, ...at])).toBe(1);
    expect(heard.stdout).toContain('✖ server1 (stop), read survived, and does not now');
    expect(await main(['gate', 'check', troubled, file, ...at])).toBe(2);
    expect(heard.stdout).toContain('? replica (stop), write is unknown: fault-not-held');
  });

  it('shows what is accepted, and with --json the baseline itself', async () => {
    expect(await main(['gate', 'show', file])).toBe(0);
    expect(heard.stdout).toContain('Accepted single points of failure: 4');
    heard.stdout = '';
    expect(await main(['gate', 'show', file, '--json'])).toBe(0);
    expect(JSON.parse(heard.stdout)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('with --json gives the judgement and the change as one object each', async () => {
    await main(['gate', 'check', bad, file, '--json', ...at]);
    expect(JSON.parse(heard.stdout)).toMatchObject({ outcome: 'broken', exitCode: 1, passed: 14, all: 15 });
    heard.stdout = '';
    const other = join(temporary.path, 'other.json');
    await main(['gate', 'update', bad, other, '--json', ...at]);
    expect(JSON.parse(heard.stdout)).toMatchObject({ written: true, changes: expect.any(Array) });
  });

  it('writes no baseline of a run in which nothing is known', async () => {
    const unknown = verdictFixture().cells.map((cell) => Object.assign({}, cell, { finding: 'unknown' } as const));
    const to = join(temporary.path, 'nothing.json');
    expect(await update(storeRun(temporary.path, 4, { cells: unknown }), to)).toBe(2);
    expect(existsSync(to)).toBe(false);
    expect(heard.stderr).toContain('nothing is known in that run');
  });

  it('says of a run that was cut that it is none to take a baseline from, and does not pass it', async () => {
    const cut = storeRun(temporary.path, 7, { outcome: 'unknown', exitCode: 2 });
    expect(await main(['gate', 'check', cut, file, ...at])).toBe(2);
    expect(heard.stdout).toContain('was cut before its end');
    await update(cut, join(temporary.path, 'of-a-cut.json'));
    expect(heard.stderr).toMatch(/^.*run \S+ was cut before its end: /m);
  });

  it('lets no name that a run from elsewhere has act on the terminal or the CI', async () => {
    const cut = storeRun(temporary.path, 8, { outcome: 'unknown', exitCode: 2 });
    const verdict = join(cut, 'verdict.json');
    const named = JSON.parse(readFileSync(verdict, 'utf8')) as { run: object };
    const id = 'x\u001b[2J\n::add-mask::e\n::error::y';
    writeFileSync(verdict, JSON.stringify({ ...named, run: { ...named.run, id } }));
    await update(cut, join(temporary.path, 'of-another.json'));
    expect(heard.stderr).toContain('was cut before its end');
    expect(heard.stderr + heard.stdout).not.toContain('\u001b');
    expect(heard.stderr + heard.stdout).not.toMatch(/^\s*::/m);
  });

  it('refuses a baseline of another suite, and does not write over it', async () => {
    const other = storeRun(temporary.path, 5, { run: { ...verdictFixture().run, suite: 'smoke' } });
    const before = readFileSync(file, 'utf8');
    expect(await update(other)).toBe(64);
    expect(heard.stderr).toContain(`${file}:4:12: it is a baseline of the suite "essentials", and this is "smoke"`);
    expect(await main(['gate', 'check', other, file, ...at])).toBe(64);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it.each([
    ['a file that is not there', ['show', join(temporary.path, 'none.json')], 'no file'],
    ['a folder that is not there', ['update', good, join(temporary.path, 'none', 'b.json')], 'Its folder is not there'],
    ['a folder', ['show', temporary.path], 'one JSON file'],
    ['no action', [], 'need at least 1'],
  ])('refuses %s with exit 64', async (_, words, hint) => {
    expect(await main(['gate', ...words])).toBe(64);
    expect(heard.stderr).toContain(hint);
  });

  it.each(['check', 'update'])('%s refuses a folder of runs that is not there', async (action) => {
    const before = readFileSync(file, 'utf8');
    expect(await main(['gate', action, good, file, '--runs', join(temporary.path, 'rusn')])).toBe(64);
    expect(heard.stderr).toContain('There is no such folder.');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('names the place of a mistake in a baseline', async () => {
    const broken = join(temporary.path, 'broken.json');
    writeFileSync(broken, readFileSync(file, 'utf8').replace('"proven"', '"prven"'));
    expect(await main(['gate', 'check', good, broken, ...at])).toBe(64);
    expect(heard.stderr).toMatch(/broken\.json:7:\d+: .*"prven"/);
  });
});
