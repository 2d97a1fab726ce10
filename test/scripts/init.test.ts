import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { called } from '../../scripts/called.ts';
import { writeStart } from '../../scripts/init.ts';
import { temporaryFolder } from '../support/cli.ts';
import { fillDisk, makeRoom } from '../support/full-disk.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const common = { json: false, quiet: false, verbose: false, color: false };
let stdout = '';
beforeEach(() => {
  stdout = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
});
afterEach(() => {
  makeRoom();
  vi.restoreAllMocks();
});

describe('spofproof init', () => {
  it('ends with two commands that can be typed as they are, whatever the folder is called', () => {
    const dir = join(folder.path, "it's mine");
    writeStart({ ...common, dir });
    const plan = `'${folder.path}/it'\\''s mine/plan.yaml'`;
    expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
      `next: ${called()} plan ${plan}`,
      `then: ${called()} prove ${plan}`,
    ]);
  });

  it('leaves no half of a pair behind, which would keep the next one from being written', () => {
    const dir = join(folder.path, 'half');
    const within = `ulimit -f 1; exec '${process.execPath}' scripts/spofproof.mjs init '${dir}'`;
    const { status, stderr } = spawnSync('bash', ['-c', within], { encoding: 'utf8' });
    expect([status, stderr.split('\n')[0]]).toEqual([69, `error: cannot write to ${dir}`]);
    expect(readdirSync(dir)).toEqual([]);
    writeStart({ ...common, dir });
    expect(readdirSync(dir).toSorted()).toEqual(['plan.yaml', 'stack.yaml']);
  });

  it('says that a disk is full', () => {
    fillDisk();
    const refused = expect.objectContaining({ code: 'disk-full', exit: 69 }) as Error;
    expect(() => writeStart({ ...common, dir: join(folder.path, 'full') })).toThrow(refused);
  });

  it('overwrites nothing', () => {
    const dir = join(folder.path, 'there');
    mkdirSync(join(dir, 'plan.yaml'), { recursive: true });
    expect(() => writeStart({ ...common, dir })).toThrow('is there already');
    expect(readdirSync(dir)).toEqual(['plan.yaml']);
  });
});
