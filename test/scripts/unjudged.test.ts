import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../scripts/cli.ts';
import { temporaryFolder } from '../support/cli.ts';
import { listenIn } from '../support/heard.ts';
import { storeRun } from '../support/stored-runs.ts';
import { verdictFixture } from '../support/verdict-fixture.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const heard = listenIn();

/** A folder of a run with what was planned, and with a verdict of these bytes, or without one. */
function run(name: string, verdict?: string): string {
  const folder = join(temporary.path, name);
  const { plan, stack } = verdictFixture();
  mkdirSync(folder);
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ schema: 'spofproof/plan@1', plan, stack }));
  if (verdict !== undefined) writeFileSync(join(folder, 'verdict.json'), verdict);
  return folder;
}

const judged = storeRun(temporary.path, 1);
const killed = run('killed');
const half = run('half', '{ "schema": "spofproof/verd');
const blank = run('with a blank');

describe('a run that has no verdict', () => {
  it.each([
    ['report', ['report', killed]],
    ['compare', ['compare', judged, killed]],
  ])('is called that by %s, which sends to the command that makes one', async (_, argv) => {
    expect(await main(argv)).toBe(64);
    expect(heard.stderr).toContain(`error: ${killed} was not judged\n`);
    expect(heard.stderr).toMatch(new RegExp(`next: Judge what is stored of it: \`.* judge ${killed}\``));
  });
  it.each([
    ['report', ['report', half]],
    ['compare', ['compare', judged, half]],
  ])('or half of one is sent there by %s too', async (_, argv) => {
    expect(await main(argv)).toBe(64);
    expect(heard.stderr).toContain('error: cannot read verdict.json of run half\n');
    expect(heard.stderr).toMatch(new RegExp(`next: Judge what is stored of it: \`.* judge ${half}\``));
  });
  it('is named as a shell takes it', async () => {
    await main(['report', blank]);
    expect(heard.stderr).toContain(` judge '${blank}'\``);
  });
});

describe('a folder of no run', () => {
  it('is none, and there is nothing to judge in it', async () => {
    const empty = join(temporary.path, 'empty');
    mkdirSync(empty);
    expect(await main(['report', empty])).toBe(64);
    expect(heard.stderr).toContain(`error: ${empty} is no run folder\n`);
    expect(heard.stderr).toContain('next: Name a folder under `runs/`');
  });
});
