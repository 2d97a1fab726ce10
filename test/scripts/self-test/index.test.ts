import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { knownCases } from '../../../known/cases.ts';
import { Failure } from '../../../model/failure.ts';
import { runInside } from '../../../scripts/enter.ts';
import { chosenOf, selfTest } from '../../../scripts/self-test/index.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { listenIn } from '../../support/heard.ts';
import { noTools } from '../../support/site.ts';

vi.mock('../../../scripts/enter.ts');
vi.mock('../../../scripts/set-up/index.ts', async (original) => ({
  ...(await original<object>()),
  setUp: () => Promise.resolve(noTools),
  toolVersions: () => Promise.resolve({}),
}));

const heard = listenIn();
const folder = temporaryFolder();
afterAll(folder.remove);

const quietly = { seed: 1, json: true, quiet: true, verbose: false, color: false, only: 'reference,idle' };
const options = { ...quietly, runs: join(folder.path, 'runs') };

/** Each run ends with this exit code, and this befalls it. */
const eachEnds = (exit: number, befalls: () => void = () => undefined): void =>
  void vi.mocked(runInside).mockImplementation(async () => {
    befalls();
    return { exit };
  });

/** The cases that were told, each with its exit code. */
const played = (): readonly string[] =>
  (JSON.parse(heard.stdout) as { cases: { name: string; exit: number }[] }).cases.map(
    ({ name, exit }) => `${name} ${exit}`,
  );

describe('the cases that are played', () => {
  it('are all of them unless some are named', () => {
    expect(chosenOf(undefined, knownCases)).toBe(knownCases);
  });

  it('are those named, in the order named', () => {
    expect(chosenOf('reference,idle', knownCases).map(({ name }) => name)).toEqual(['reference', 'idle']);
  });

  it('are none when a name is wrong, and the nearest one is named', () => {
    expect(() => chosenOf('idle,referense', knownCases)).toThrow(Failure);
    expect(() => chosenOf('idle,referense', knownCases)).toThrow('no known case `referense`');
  });

  it('are refused when one is named twice, as its verdicts would narrow the bound', () => {
    expect(() => chosenOf('idle,reference,idle', knownCases)).toThrow('the case `idle` is named a second time');
  });
});

describe('a self-test that is asked to end', () => {
  it('tells what was played, and ends with the code of the signal', async () => {
    eachEnds(130);
    expect(await selfTest(options)).toBe(130);
    expect(played()).toEqual(['reference 130']);
  });

  it('does so between two cases, where nothing else heeds the signal', async () => {
    const handlers = process.listenerCount('SIGTERM');
    eachEnds(0, () => process.emit('SIGTERM'));
    expect(await selfTest(options)).toBe(143);
    expect(played()).toEqual(['reference 0', 'idle 143']);
    expect(process.listenerCount('SIGTERM')).toBe(handlers);
  });

  it('leaves the document of an earlier one as it was', async () => {
    const write = join(folder.path, 'whole.md');
    writeFileSync(write, 'every case\n');
    eachEnds(130);
    await selfTest({ ...options, write, quiet: false });
    expect(readFileSync(write, 'utf8')).toBe('every case\n');
    expect(heard.stderr).toContain('is left as it was: not every case was played');
  });
});

describe('the document of a self-test', () => {
  const run = vi.mocked(runInside);

  it('is refused before anything is played where no file can be', async () => {
    run.mockClear();
    for (const write of [join(folder.path, 'missing', 'out.md'), folder.path, '']) {
      await expect(selfTest({ ...options, write })).rejects.toMatchObject({ code: 'bad-argument', exit: 64 });
    }
    expect(run).not.toHaveBeenCalled();
  });

  it('replaces the earlier one whole', async () => {
    const write = join(folder.path, 'page.md');
    writeFileSync(write, 'earlier');
    const { ino } = statSync(write);
    eachEnds(2);
    expect(await selfTest({ ...options, write })).toBe(1);
    expect(readFileSync(write, 'utf8')).toContain('| `reference` |');
    expect(statSync(write).ino).not.toBe(ino);
  });

  it('changes nothing about the result when it cannot be written in the end', async () => {
    const write = join(folder.path, 'later', 'page.md');
    mkdirSync(join(folder.path, 'later'));
    eachEnds(2, () => rmSync(join(folder.path, 'later'), { recursive: true, force: true }));
    expect(await selfTest({ ...options, write })).toBe(1);
    expect(played()).toEqual(['reference 2', 'idle 2']);
    expect(heard.stderr).toContain(`${write} could not be written`);
  });
});
