import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFlags, stripsTypes } from '../../scripts/launch.mjs';
import { temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('stripsTypes', () => {
  it.each(['22.18.0', '22.21.1', '23.6.0', '24.0.0', '26.12.0'])('lets Node %s run the sources itself', (version) => {
    expect(stripsTypes(version)).toBe(true);
  });

  it.each(['18.20.4', '20.20.2', '22.17.1', '23.5.0', ''])(
    'sends "%s" on to the Node of the npm packages',
    (version) => {
      expect(stripsTypes(version)).toBe(false);
    },
  );
});

/** Prints how large the young generation became while many objects lived on. */
const youngEntry = `import v8 from 'node:v8';
export const main = async () => {
  const kept = Array.from({ length: 1_000_000 }, (_, place) => ({ place }));
  const young = v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  process.stdout.write(String(young.space_size));
  return kept.length === 0 ? 1 : 0;
};`;

/** Two halves of 4 MiB; without a bound it becomes 32 MiB. */
const mostYoungBytes = 8 * 2 ** 20;

describe('what is launched', () => {
  it.each([
    ['says how it ended', 'Promise.resolve(2)', 2],
    ['waits for ever on nothing, which is a bug of ours and no success', 'new Promise(() => undefined)', 70],
    ['fails', "Promise.reject(new Error('planted'))", 70],
    [
      'fails where nobody waits for it, which says nothing of any expectation',
      "new Promise((done) => { setTimeout(() => { throw new Error('planted'); }); setTimeout(() => done(0), 500); })",
      70,
    ],
  ])('and %s', (_, result, exit) => {
    const entry = join(folder.path, 'entry.mjs');
    writeFileSync(entry, `export const main = () => ${result};`);
    expect(spawnSync(process.execPath, ['scripts/launch.mjs', relative('.', entry)]).status).toBe(exit);
  });
});

describe('a launch that cannot begin', () => {
  it('from a folder that is gone is refused, with what to do, and says nothing of any expectation', () => {
    const from = `mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"`;
    const program = resolve('scripts/spofproof.mjs');
    const words = ['-c', from, join(folder.path, 'gone'), process.execPath, program, 'list'];
    const { status, stdout, stderr } = spawnSync('sh', words, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([69, '']);
    expect(stderr).toMatch(/^error: the working directory is gone\n {2}why: .*\n {2}next: .*\n$/);
  });

  it('because of a bug ends with its exit code', () => {
    // The packages are looked at before anything that could tell more is loaded.
    const breaking = `import { syncBuiltinESMExports } from 'node:module';
      import crypto from 'node:crypto';
      crypto.createHash = () => { throw new Error('planted'); };
      syncBuiltinESMExports();`;
    const flag = `--import=data:text/javascript,${encodeURIComponent(breaking)}`;
    for (const program of ['scripts/spofproof.mjs', 'scripts/launch.mjs']) {
      const { status, stderr } = spawnSync(process.execPath, [flag, program, 'list'], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([70, expect.stringContaining('planted')]);
    }
  });
});

describe('the flags of Node', () => {
  const flags = nodeFlags.join(' ');

  it('are the same however the command is started', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['spofproof']).toBe(`node ${flags} scripts/spofproof.mjs`);
    expect(readFileSync('scripts/spofproof.mjs', 'utf8').split('\n')[0]).toBe(`#!/usr/bin/env -S node ${flags}`);
  });

  it.each([
    ['with them', nodeFlags],
    ['without them', []],
  ])('keep the young generation small: a Node that is started %s', (_, own) => {
    const entry = join(folder.path, 'young.mjs');
    writeFileSync(entry, youngEntry);
    const { stdout } = spawnSync(process.execPath, [...own, 'scripts/launch.mjs', relative('.', entry), 'judge'], {
      encoding: 'utf8',
    });
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThanOrEqual(mostYoungBytes);
  });
});
