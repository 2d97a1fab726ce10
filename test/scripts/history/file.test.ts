import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { addToHistory, historyFile, readHistoryFile, rebuildHistory } from '../../../scripts/history/file.ts';
import { remember } from '../../../scripts/history/remember.ts';
import { serializeLine } from '../../../verdict/history/read.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { lineFixture, nightFixture } from '../../support/history-fixture.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const quiet = (): void => undefined;
let folders = 0;
function freshRuns(): string {
  const runs = join(temporary.path, `runs-${++folders}`);
  mkdirSync(runs);
  return runs;
}
const daysIn = (runs: string): readonly number[] => readHistoryFile(runs).lines.map(({ id }) => Number(id.slice(6, 8)));

describe('a run that is added to the history', () => {
  it('is its last line, after those that were there', async () => {
    const runs = freshRuns();
    for (const day of [1, 2]) await addToHistory(runs, lineFixture(day), quiet);
    expect(readFileSync(historyFile(runs), 'utf8')).toBe([1, 2].map((day) => serializeLine(lineFixture(day))).join(''));
  });

  it('is there once, however often it is added', async () => {
    const runs = freshRuns();
    for (const day of [1, 2, 1]) await addToHistory(runs, lineFixture(day), quiet);
    expect(daysIn(runs)).toEqual([1, 2]);
    expect(readFileSync(historyFile(runs), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  it('takes the place of what an earlier look at it, while it was under way, has left there', async () => {
    const runs = freshRuns();
    storeRun(runs, 5, { outcome: 'unknown', exitCode: 2 });
    await addToHistory(runs, nightFixture(5), quiet);
    expect(readHistoryFile(runs).lines).toMatchObject([{ outcome: 'unknown' }]);
    const folder = storeRun(runs, 5, worsened());
    await remember({ folder }, runs, quiet);
    await remember({ folder }, runs, quiet);
    expect(readHistoryFile(runs).lines).toMatchObject([{ outcome: 'broken', exitCode: 1 }]);
    expect(readFileSync(historyFile(runs), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('is not spoiled by half a line that a crash left behind', async () => {
    const runs = freshRuns();
    await addToHistory(runs, lineFixture(1), quiet);
    appendFileSync(historyFile(runs), serializeLine(lineFixture(2)).slice(0, 500));
    await addToHistory(runs, lineFixture(3), quiet);
    expect(daysIn(runs)).toEqual([1, 3]);
    expect(readHistoryFile(runs).notes).toEqual(['line 2 is no JSON and was passed over']);
  });

  it('brings along those that were judged and could not be written down, but none that cannot be read', async () => {
    const runs = freshRuns();
    await addToHistory(runs, lineFixture(1), quiet);
    for (const day of [3, 1, 2]) storeRun(runs, day);
    writeFileSync(join(storeRun(runs, 4), 'verdict.json'), '{');
    await addToHistory(runs, lineFixture(5), quiet);
    expect(daysIn(runs)).toEqual([1, 2, 3, 5]);
    expect(readFileSync(historyFile(runs), 'utf8').trimEnd().split('\n')).toHaveLength(4);
  });

  it('is none of many that are lost when all are added at once', async () => {
    const runs = freshRuns();
    await Promise.all([5, 3, 1, 4, 2, 3].map((day) => addToHistory(runs, lineFixture(day), quiet)));
    expect(daysIn(runs)).toEqual([1, 2, 3, 4, 5]);
    expect(readHistoryFile(runs).notes).toEqual([]);
  });
});

describe('a night without a verdict', () => {
  it('has a line of its own among those of the runs, once if it has a folder', async () => {
    const runs = freshRuns();
    for (const line of [lineFixture(1), nightFixture(2), nightFixture(3, { id: 'x' }), nightFixture(3, { id: 'x' })])
      await addToHistory(runs, line, quiet);
    expect(daysIn(runs)).toEqual([1]);
    expect(readHistoryFile(runs).nights).toEqual([nightFixture(2), nightFixture(3, { id: 'x' })]);
    expect(readFileSync(historyFile(runs), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('that left nothing but a folder gets its line a day later, and not before', async () => {
    const runs = freshRuns();
    const id = '20261102t020000z-smoke';
    const plan = join(runs, id, 'plan.json');
    mkdirSync(join(runs, id));
    writeFileSync(plan, '{"schema":"spofproof/plan@1","plan":{"suite":"smoke"}}');
    utimesSync(plan, new Date('2026-11-02T02:00:00Z'), new Date('2026-11-02T02:00:00Z'));
    await addToHistory(runs, nightFixture(3), quiet);
    expect(readHistoryFile(runs).nights).toEqual([nightFixture(3)]);
    for (const day of [4, 5]) await addToHistory(runs, lineFixture(day), quiet);
    const { nights } = readHistoryFile(runs);
    expect(nights).toHaveLength(2);
    expect(nights[0]).toMatchObject({ id, suite: 'smoke', at: '2026-11-02T02:00:00.000Z', exitCode: null });
  });

  it('is also one of which a machine that lost its power has left half a verdict, and none of which it may not be read', async () => {
    const runs = freshRuns();
    for (const [day, verdict] of [
      [1, ''],
      [2, '{"schema": "spofproof/ver'],
      [3, '{"schema": "spofproof/verdict@9"}'],
    ] as const) {
      const folder = join(runs, `2026110${day}t020000z-smoke`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'plan.json'), '{"schema":"spofproof/plan@1","plan":{"suite":"smoke"}}');
      utimesSync(join(folder, 'plan.json'), new Date('2026-11-02T02:00:00Z'), new Date('2026-11-02T02:00:00Z'));
      writeFileSync(join(folder, 'verdict.json'), verdict);
    }
    await addToHistory(runs, lineFixture(5), quiet);
    expect(readHistoryFile(runs).nights.map(({ id }) => id)).toEqual([
      '20261101t020000z-smoke',
      '20261102t020000z-smoke',
    ]);
  });

  it('stays when the history is made anew, unless it was judged after all', async () => {
    const runs = freshRuns();
    const { id } = lineFixture(3);
    for (const night of [nightFixture(2), nightFixture(3, { id })]) await addToHistory(runs, night, quiet);
    storeRun(runs, 3);
    expect(await rebuildHistory(runs, quiet)).toEqual({ fromFolders: 1, kept: 1, notes: [] });
    expect(readHistoryFile(runs)).toMatchObject({ nights: [nightFixture(2)], lines: [{ id }] });
  });
});

describe('a history made anew', () => {
  it('has the runs that have a verdict, and nothing of what is no run', async () => {
    const runs = freshRuns();
    for (const day of [2, 1]) storeRun(runs, day);
    mkdirSync(join(runs, 'self-test-20261121t000000z'));
    writeFileSync(join(runs, 'notes.txt'), '');
    expect(await rebuildHistory(runs, quiet)).toEqual({ fromFolders: 2, kept: 0, notes: [] });
    expect(daysIn(runs)).toEqual([1, 2]);
    expect(readdirSync(runs).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('has the runs below a folder of claims', async () => {
    const runs = freshRuns();
    const claims = join(runs, '20261103t020000z-claims');
    writeFileSync(join(storeRun(join(claims, 'two-servers'), 3), 'plan.json'), '{}');
    writeFileSync(join(claims, 'claims-plan.json'), '{}');
    expect(await rebuildHistory(runs, quiet)).toEqual({ fromFolders: 1, kept: 0, notes: [] });
    expect(daysIn(runs)).toEqual([3]);
  });

  it('keeps the lines of runs whose folders are gone, and those of a newer version', async () => {
    const runs = freshRuns();
    const newer = '{"schema":"spofproof/history@7"}';
    const folder = storeRun(runs, 1);
    await rebuildHistory(runs, quiet);
    appendFileSync(historyFile(runs), `${newer}\n`);
    rmSync(folder, { recursive: true });
    storeRun(runs, 2);
    expect(await rebuildHistory(runs, quiet)).toMatchObject({ fromFolders: 1, kept: 2 });
    expect(daysIn(runs)).toEqual([1, 2]);
    expect(readFileSync(historyFile(runs), 'utf8')).toContain(newer);
  });

  it('keeps lines that it cannot read, byte by byte, and says so; what is no JSON goes', async () => {
    const runs = freshRuns();
    const odd = ['{"schema":"spofproof/history@1",  "id":"mine"}', '[1]', '{"schema":"elsewhere/x@1"}'];
    writeFileSync(historyFile(runs), `${odd.join('\n')}\nhalf a li\n${serializeLine(lineFixture(1))}`);
    storeRun(runs, 2);
    const { kept, notes } = await rebuildHistory(runs, quiet);
    expect([kept, notes.at(-1)]).toEqual([1, 'lines that cannot be read were written back as they are: 3']);
    const rows = readFileSync(historyFile(runs), 'utf8').split('\n');
    expect(rows.slice(2)).toEqual([...odd, '']);
    expect(daysIn(runs)).toEqual([1, 2]);
    const before = readFileSync(historyFile(runs), 'utf8');
    await rebuildHistory(runs, quiet);
    expect(readFileSync(historyFile(runs), 'utf8')).toBe(before);
  });

  it('passes over a verdict that cannot be read, and names its run', async () => {
    const runs = freshRuns();
    writeFileSync(join(storeRun(runs, 1), 'verdict.json'), '{"schema":');
    const { notes, fromFolders } = await rebuildHistory(runs, quiet);
    expect(fromFolders).toBe(0);
    expect(notes[0]).toContain('20261101t020000z-essentials was passed over');
  });

  it('has of several copies of a run the one in the folder of its name, and names the others', async () => {
    const runs = freshRuns();
    const [own, { id }] = [storeRun(runs, 1, worsened()), lineFixture(1)];
    cpSync(storeRun(join(runs, 'elsewhere'), 1), join(runs, `zz-${id}`), { recursive: true });
    const copy = `zz-${id} was passed over: it is another copy of run ${id}`;
    expect(await rebuildHistory(runs, quiet)).toEqual({ fromFolders: 1, kept: 0, notes: [copy] });
    expect(readHistoryFile(runs).lines).toMatchObject([{ id, outcome: 'broken' }]);
    rmSync(own, { recursive: true });
    expect(await rebuildHistory(runs, quiet)).toEqual({ fromFolders: 1, kept: 0, notes: [] });
    expect(readHistoryFile(runs).lines).toMatchObject([{ id, outcome: 'held' }]);
  });

  it('drops half a line for good', async () => {
    const runs = freshRuns();
    storeRun(runs, 1);
    writeFileSync(historyFile(runs), '{"schema":"spofproof/hist');
    await rebuildHistory(runs, quiet);
    expect(readHistoryFile(runs)).toMatchObject({ notes: [], lines: [{ suite: 'essentials' }] });
  });
});

describe('a history that is a link', () => {
  it('stays one when it is made anew, and is refused where it points to nothing', async () => {
    const [runs, real] = [freshRuns(), join(temporary.path, 'shared.ndjson')];
    symlinkSync(real, historyFile(runs));
    storeRun(runs, 1);
    await expect(rebuildHistory(runs, quiet)).rejects.toMatchObject({ code: 'bad-run-folder', exit: 64 });
    writeFileSync(real, serializeLine(lineFixture(2)));
    await rebuildHistory(runs, quiet);
    expect(lstatSync(historyFile(runs)).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe(readFileSync(historyFile(runs), 'utf8'));
    expect(daysIn(runs)).toEqual([1, 2]);
  });
});

describe('a history that cannot be had', () => {
  it('is no bug of ours: a folder that has its name is refused', () => {
    const runs = freshRuns();
    mkdirSync(historyFile(runs));
    expect(() => readHistoryFile(runs)).toThrow(expect.objectContaining({ code: 'bad-run-folder', exit: 64 }));
  });

  it('is no bug of ours: a lock that somebody holds for too long is named', async () => {
    const runs = freshRuns();
    const lock = join(runs, '.history.lock');
    const holder = spawn('flock', [lock, 'sh', '-c', 'echo held; exec cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
    await once(holder.stdout, 'data');
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const impatient = new AbortController();
      setTimeout(() => impatient.abort(), 100);
      return impatient.signal;
    });
    const because = expect.stringContaining(`another process has held ${lock} for 30 s`);
    await expect(rebuildHistory(runs, quiet)).rejects.toMatchObject({ code: 'locked', exit: 75, message: because });
    vi.restoreAllMocks();
    holder.stdin.end();
    await once(holder, 'exit');
    expect(await rebuildHistory(runs, quiet)).toMatchObject({ fromFolders: 0 });
  });
});

describe('a folder without a history', () => {
  it('has an empty one, and reading makes none', () => {
    const runs = freshRuns();
    expect(readHistoryFile(runs).lines).toEqual([]);
    expect(existsSync(historyFile(runs))).toBe(false);
  });
});
