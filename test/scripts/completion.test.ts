import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultIds } from '../../model/plan.ts';
import { shippedPlans } from '../../plans/index.ts';
import { complete } from '../../scripts/completion.ts';
import { startTimeOf } from '../../scripts/lab-state.ts';
import { topologies } from '../../stack/index.ts';

/** What is offered behind these words, the last of which is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const offers: string[] = [];
  complete(
    words.at(-1) ?? '',
    { _: words },
    (onKnown) => onKnown(null, ['--json']),
    (done) => void offers.push(...done),
  );
  return offers;
}

/** The same without what the parser knows by itself. */
const named = (...words: readonly string[]): readonly string[] => offered(...words).filter((word) => word !== '--json');

const suites = shippedPlans(topologies).map(({ suite }) => suite);
const here = process.cwd();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spofproof-test-'));
  vi.stubEnv('SPOFPROOF_CACHE', folder);
  process.chdir(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  process.chdir(here);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('complete', () => {
  it.each(['prove', 'plan'])('offers every suite behind %s, and the plan files that are there', (command) => {
    writeFileSync('mine.yaml', '');
    writeFileSync('notes.txt', '');
    expect(named('spofproof', command, '').toSorted()).toEqual([...suites, 'mine.yaml'].toSorted());
  });

  it('offers the suites also in a folder that may not be listed', () => {
    vi.spyOn(fs, 'readdirSync').mockImplementation(() => {
      throw Object.assign(new Error('EACCES: permission denied, scandir'), { code: 'EACCES' });
    });
    syncBuiltinESMExports();
    expect(named('spofproof', 'prove', '').toSorted()).toEqual([...suites].toSorted());
  });

  it('offers those that begin with what was typed', () => {
    expect(named('spofproof', 'prove', 'smoke', 's')).toEqual(suites.filter((name) => name.startsWith('s')));
  });

  it('offers the stacks behind `lab up`, and the hosts behind `lab exec`', () => {
    expect(named('spofproof', 'lab', 'up', 'two')).toEqual(['two-servers']);
    expect(named('spofproof', 'lab', 'exec', '')).toEqual(expect.arrayContaining(['client', 'balancer', 'server1']));
  });

  it('offers the faults behind `chaos`, and then what they may be aimed at', () => {
    expect(named('spofproof', 'chaos', '')).toEqual([...faultIds]);
    expect(named('spofproof', 'chaos', 'stop', 'prim')).toEqual(expect.arrayContaining(['primary', 'primary.mariadb']));
    expect(named('spofproof', 'chaos', 'stop', '')).not.toContain('client');
  });

  it('offers the hosts and targets of the lab that is up before all others', () => {
    const lab = { stack: 's', url: '', addresses: { edge: '198.18.0.2' }, targets: ['edge', 'edge.nginx'] };
    const living = { ...lab, pid: process.pid, startedAtTick: startTimeOf(process.pid) };
    writeFileSync('lab.json', JSON.stringify(living));
    expect(named('spofproof', 'lab', 'exec', '')).toEqual(['edge']);
    expect(named('spofproof', 'chaos', 'stop', '')).toEqual(['edge', 'edge.nginx']);
  });

  it.each(['{"addresses":', '{"pid":1,"startedAtTick":"0","addresses":{"edge":""}}'])(
    'is not put off by what is left of a lab: %s',
    (text) => {
      writeFileSync('lab.json', text);
      expect(named('spofproof', 'lab', 'exec', 'cl')).toEqual(['client']);
    },
  );

  it('works without the name of the program, as one shell leaves it out', () => {
    expect(named('chaos', 'fill')).toEqual(['fill-disk']);
  });

  it.each([
    ['a command that takes none', ['spofproof', 'list', '']],
    ['a word that every object knows', ['spofproof', 'toString', '']],
    ['two of them', ['spofproof', 'constructor', 'toString', '']],
    ['the command itself', ['spofproof', 'prove']],
    ['an option', ['spofproof', 'prove', '--']],
    ['a second stack', ['spofproof', 'lab', 'up', 'two-servers', '']],
  ])('offers no name for %s', (_, words) => {
    expect(offered(...words)).toEqual(['--json']);
  });
});
