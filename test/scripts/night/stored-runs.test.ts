import fs, { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeOld, storedRuns } from '../../../scripts/night/stored-runs.ts';
import { temporaryFolder } from '../../support/cli.ts';

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (temporary = temporaryFolder()));
afterEach(() => temporary.remove());

const at = (...parts: readonly string[]): string => join(temporary.path, ...parts);
const plan = JSON.stringify({ schema: 'spofproof/plan@1', plan: { suite: 'nightly' } });

function makeRun(id: string, outcome: string | null = 'held'): void {
  mkdirSync(at(id, 'samples'), { recursive: true });
  writeFileSync(at(id, 'plan.json'), plan);
  if (outcome !== null) writeFileSync(at(id, 'verdict.json'), JSON.stringify({ outcome }));
  writeFileSync(at(id, 'samples', 'episode-01.txt'), 'x'.repeat(20_000));
}

const put = (acts: object): void => {
  Object.assign(fs, acts);
  syncBuiltinESMExports();
};

/** From here on nothing below a folder of this name can be removed, as where root has made it. */
function refuseRemovalOf(name: string): { readonly release: () => void } {
  const real = { accessSync: fs.accessSync, rmSync: fs.rmSync };
  const unless =
    (act: (path: string, ...rest: readonly never[]) => void) =>
    (path: string, ...rest: readonly never[]) => {
      if (path.includes(name))
        throw Object.assign(new Error(`EACCES: permission denied, '${path}'`), { code: 'EACCES' });
      act(path, ...rest);
    };
  put({ accessSync: unless(fs.accessSync), rmSync: unless(fs.rmSync) });
  return { release: () => put(real) };
}

const night = (day: number): string => `202611${String(day).padStart(2, '0')}t030000z-nightly`;
const ids = (unjudgedBeforeMs = 0): readonly string[] =>
  storedRuns(temporary.path, unjudgedBeforeMs).map(({ id }) => id);

describe('a stored run', () => {
  it('has its suite, its outcome and what it takes on the disk', () => {
    makeRun(night(1), 'broken');
    const [run] = storedRuns(temporary.path, 0);
    expect(run).toMatchObject({ id: night(1), suite: 'nightly', outcome: 'broken' });
    expect(run?.bytes).toBeGreaterThanOrEqual(20_000);
  });

  it('has what its gate said, where a baseline decided, and the name that its verdict has', () => {
    makeRun(night(1));
    expect(storedRuns(temporary.path, 0)).toMatchObject([{ run: night(1), outcome: 'held', gate: undefined }]);
    writeFileSync(at(night(1), 'gate.json'), '{"schema":"spofproof/gate@1","outcome":"broken"}');
    writeFileSync(at(night(1), 'verdict.json'), '{"outcome":"held","run":{"id":"as-it-was-called"}}');
    expect(storedRuns(temporary.path, 0)).toMatchObject([{ id: night(1), run: 'as-it-was-called', gate: 'broken' }]);
  });

  it.each([
    ['has another name', () => makeRun('my-notes')],
    ['holds no plan', () => mkdirSync(at(night(2)))],
    [
      'holds a plan of something else',
      () => (makeRun(night(2)), writeFileSync(at(night(2), 'plan.json'), '{"schema":"x"}')),
    ],
    [
      'holds claims',
      () => (
        mkdirSync(at('20261102t030000z-claims')),
        writeFileSync(at('20261102t030000z-claims', 'claims-plan.json'), plan)
      ),
    ],
    ['is of a self-test', () => makeRun('self-test-20261102t030000z')],
    ['is a file', () => writeFileSync(at(night(2)), plan)],
    ['is a link', () => symlinkSync(night(1), at(night(2)))],
  ])('is none that %s', (_, make) => {
    makeRun(night(1));
    make();
    expect(ids()).toEqual([night(1)]);
  });

  it('is none yet while it may be under way, and is one when it is surely dead', () => {
    makeRun(night(1), null);
    utimesSync(at(night(1), 'plan.json'), 1000, 1000);
    expect(ids(1_000_000)).toEqual([]);
    expect(ids(1_000_001)).toEqual([night(1)]);
  });
});

describe('removing old runs', () => {
  const said: string[] = [];
  const nowMs = Date.UTC(2026, 10, 9);
  const remove = (runs: number): void =>
    removeOld(temporary.path, { runs, forgetFailing: false }, { say: (line) => said.push(line), nowMs });
  beforeEach(() => void said.splice(0));

  it('leaves the newest and everything that is not ours', () => {
    for (const day of [1, 2, 3, 4]) makeRun(night(day));
    makeRun('20261101t030000z'); // Somebody's copy under a name of his own.
    writeFileSync(at('history.ndjson'), '');
    symlinkSync(night(4), at('latest'));
    remove(2);
    expect(readdirSync(temporary.path).toSorted()).toEqual(
      ['20261101t030000z', night(3), night(4), 'history.ndjson', 'latest'].toSorted(),
    );
    expect(said).toEqual([expect.stringMatching(/^removed 2 old runs \(\d+ kB\)$/)]);
  });

  it('does not follow a link out of a run', () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside.path, 'keep'), '');
    for (const day of [1, 2]) makeRun(night(day));
    symlinkSync(outside.path, at(night(1), 'logs'));
    remove(1);
    expect([existsSync(at(night(1))), existsSync(join(outside.path, 'keep'))]).toEqual([false, true]);
    outside.remove();
  });

  it('takes up a removal that was cut short', () => {
    makeRun(night(2));
    mkdirSync(at(`.going-${night(1)}`, 'samples'), { recursive: true });
    mkdirSync(at('.going-away'));
    remove(30);
    expect(readdirSync(temporary.path).toSorted()).toEqual(['.going-away', night(2)]);
  });

  it('is done to each by itself: one that is of root is told, stays whole, and costs no other its removal', () => {
    for (const day of [1, 2, 3]) makeRun(night(day));
    const ofRoot = refuseRemovalOf(night(1));
    remove(1);
    ofRoot.release();
    expect(readdirSync(temporary.path).toSorted()).toEqual([night(1), night(3)]);
    expect(readdirSync(at(night(1))).toSorted()).toEqual(['plan.json', 'samples', 'verdict.json']);
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^the old run ${night(1)} could not be removed: EACCES`)),
      expect.stringMatching(/^removed 1 old run /),
    ]);
  });

  it('takes up each removal that was cut short, also behind one that cannot be ended', () => {
    for (const day of [1, 2, 3]) makeRun(day === 3 ? night(3) : `.going-${night(day)}`);
    const ofRoot = refuseRemovalOf(night(1));
    remove(30);
    ofRoot.release();
    expect(readdirSync(temporary.path).toSorted()).toEqual([`.going-${night(1)}`, night(3)]);
  });

  it('takes those first that a wrong clock has dated ahead', () => {
    for (const id of [night(1), night(2), '20360101t030000z-nightly']) makeRun(id, 'broken');
    remove(1);
    expect(ids()).toEqual([night(2)]);
  });

  it('that fails is told and no more', () => {
    removeOld(at('missing'), { runs: 1, forgetFailing: false }, { say: (line) => said.push(line), nowMs });
    expect(said[0]).toMatch(/^old runs could not be removed: ENOENT/);
  });
});
