import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { ToolPaths } from '../../../model/tools.ts';
import { claims } from '../../../plans/claims/index.ts';
import type { ClaimsGround } from '../../../scripts/claims/play.ts';
import { playStacks } from '../../../scripts/claims/play.ts';
import { prepareStacks } from '../../../scripts/claims/prepare.ts';
import type { Ended } from '../../../scripts/ended.ts';
import { readHistoryFile } from '../../../scripts/history/file.ts';
import { openRunFolder } from '../../../scripts/run-folder.ts';
import { storeRun } from '../../support/stored-runs.ts';
import { topologies } from '../../../stack/index.ts';

let path = '';
beforeEach(() => void (path = mkdtempSync(join(tmpdir(), 'spofproof-play-'))));
afterEach(() => rmSync(path, { recursive: true }));

const known = topologies.filter(({ name }) => ['two-servers', 'colocated', 'pinned-writer'].includes(name));
const prepared = prepareStacks(claims, known).filter(({ run, name }) => run ?? name === 'hardened');

/** A ground whose runs end as they are told, or cannot be begun, by the stack. */
function groundWith(ends: Readonly<Record<string, Ended | Failure>>) {
  const [played, notes]: [string[], string[]] = [[], []];
  const asked = new AbortController();
  const say = (line: string): void => void notes.push(line);
  const ground: ClaimsGround = {
    folder: openRunFolder(path),
    tools: {} as ToolPaths,
    versions: {},
    cacheDir: path,
    seed: 7,
    command: 'spofproof prove claims',
    output: { data: say, note: say, error: say, command: say, color: false, width: 100, live: false },
    quiet: true,
    verbose: false,
    stop: asked.signal,
    inLanes: (job) => {
      played.push(`${job.stack.name} in ${job.runsDir.slice(path.length + 1)}`);
      const end = ends[job.stack.name] ?? { exit: 0 };
      return end instanceof Failure ? Promise.reject(end) : Promise.resolve(end);
    },
  };
  return { ground, played, notes, asked };
}

const terminated = new Failure('terminated', { what: 'interrupted by SIGTERM', why: '' });
const endsFirst = (line: string): boolean => line.includes('two-servers: exit code 0');

describe('playStacks', () => {
  it('runs one stack after the other, each in the folder of its name, and tells which cannot be run', async () => {
    const { ground, played, notes } = groundWith({});
    await playStacks(prepared, ground);
    expect(played).toEqual(['two-servers in two-servers', 'pinned-writer in pinned-writer', 'colocated in colocated']);
    expect(notes.join('\n')).toContain('hardened: there is no stack hardened');
  });

  it('goes on after a run that failed, and keeps why', async () => {
    const failed = { type: 'failed', lines: ['error: it did not start'], json: {} } as const;
    const { ground, played } = groundWith({ 'two-servers': { exit: 69, failed } });
    const ended = await playStacks(prepared, ground);
    expect(ended.map(({ exit }) => exit)).toEqual([69, 0, 0]);
    expect(played).toHaveLength(3);
    expect(readFileSync(join(path, 'two-servers', 'failure.txt'), 'utf8')).toBe('error: it did not start\n');
  });

  it('adds each run that was judged to the history of the folder that the claims are in', async () => {
    const folder = openRunFolder(join(path, '20261101t020000z-claims'));
    const run = storeRun(folder.file('two-servers'), 1);
    await playStacks(prepared, { ...groundWith({ 'two-servers': { exit: 0, folder: run } }).ground, folder });
    expect(readHistoryFile(path).lines.map(({ id }) => id)).toEqual(['20261101t020000z-essentials']);
  });

  it('ends when a run was interrupted', async () => {
    const { ground, played } = groundWith({ 'two-servers': { exit: 130 } });
    await playStacks(prepared, ground);
    expect(played).toHaveLength(1);
    expect(existsSync(join(path, 'colocated'))).toBe(false);
  });

  it('keeps what has ended when the next one cannot be begun, and why that could not', async () => {
    const unfit = new Failure('machine-unfit', { what: 'there is no room', why: '' });
    const { ground, notes } = groundWith({ 'pinned-writer': unfit });
    expect((await playStacks(prepared, ground)).map(({ exit }) => exit)).toEqual([0, 69, 0]);
    expect(readFileSync(join(path, 'pinned-writer', 'failure.txt'), 'utf8')).toContain('error: there is no room');
    expect(notes.join('\n')).toMatch(/\[\d\/4\] pinned-writer: exit code 69 after/);
    await expect(playStacks(prepared, groundWith({ 'two-servers': unfit }).ground)).rejects.toBe(unfit);
  });

  it('keeps what has ended when a signal comes between two of them', async () => {
    const { ground, played, asked } = groundWith({});
    const { note } = ground.output;
    const output = {
      ...ground.output,
      note: (line: string) => (note(line), endsFirst(line) && asked.abort(terminated)),
    };
    expect((await playStacks(prepared, { ...ground, output })).map(({ exit }) => exit)).toEqual([0, 143]);
    expect(played).toEqual(['two-servers in two-servers']);
  });

  it('loses no exit code where it cannot be written down why a run failed', async () => {
    writeFileSync(join(path, 'two-servers'), '');
    const failed = { type: 'failed', lines: ['error: it did not come back'], json: {} } as const;
    const { ground, notes } = groundWith({ 'two-servers': { exit: 74, failed } });
    expect((await playStacks(prepared, ground)).map(({ exit }) => exit)).toEqual([74, 0, 0]);
    expect(notes.join('\n')).toContain('failure.txt could not be written');
  });
});
