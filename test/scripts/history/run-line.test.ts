import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunLine, runNamed } from '../../../scripts/history/run-line.ts';
import { historyLine } from '../../../verdict/history/line.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { lineFixture } from '../../support/history-fixture.ts';
import { storeRun } from '../../support/stored-runs.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const folder = storeRun(temporary.path, 1);

describe('a run', () => {
  it.each([
    ['its folder', folder],
    ['its verdict.json', join(folder, 'verdict.json')],
  ])('is found by %s', (_, named) => {
    expect(runNamed(named, [])).toEqual(lineFixture(1));
  });

  it('is found by its id when the history is all that is left of it', () => {
    expect(runNamed('20261109t020000z-essentials', [lineFixture(9)])).toEqual(lineFixture(9));
  });

  it('has the prints of plan and stack as they are written, whatever this version knows of them', () => {
    const file = join(temporary.path, 'newer.json');
    const verdict = JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8'));
    const stack = { ...verdict.stack, hosts: verdict.stack.hosts.map((host: object) => ({ ...host, zone: 'a' })) };
    writeFileSync(file, JSON.stringify({ ...verdict, stack }));
    expect(readRunLine(file, 'x').stack.hash).toBe(historyLine({ ...verdict, stack }).stack.hash);
    expect(readRunLine(file, 'x').stack.hash).not.toBe(lineFixture(1).stack.hash);
  });
});

describe('what is no run', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(temporary.path, name), text);
    return join(temporary.path, name);
  };
  mkdirSync(join(temporary.path, 'empty'));

  it.each([
    ['a folder without a verdict', join(temporary.path, 'empty'), 'no verdict.json'],
    ['nothing at all', 'no-such-run', 'Nothing is at that path'],
    ['an id that is nearly one', '20261101t020000z-essential', 'Did you mean `20261101t020000z-essentials`'],
    [
      'the folder of a run that was removed',
      'runs/20261101t020000z-essentials',
      'Did you mean `20261101t020000z-essentials`',
    ],
    ['no JSON', file('a.json', '{'), 'JSON'],
    ['JSON of something else', file('b.json', '{"schema":"spofproof/plan@1"}'), 'schema'],
  ])('such as %s is exit 64 with the reason', (_, named, why) => {
    expect(() => runNamed(named, [lineFixture(1)])).toThrow(
      expect.objectContaining({ code: 'bad-run-folder', exit: 64, why: expect.stringContaining(why) }),
    );
  });
});
