import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { Verdict } from '../../model/verdict.ts';
import { cacheFolder } from '../../scripts/set-up/cache.ts';
import type { CliResult } from '../support/cli.ts';
import { pidOf, runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { foreignNamespaces, leftAfter } from '../support/leftovers.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const runs = join(folder.path, 'runs');
/** A suite of one act, whose load leaves room for another one beside it. */
function planFile(suite: string, target: string, spof = '', hold = '3.3s'): string {
  const file = join(folder.path, `${suite}.yaml`);
  writeFileSync(file, shortPlan(suite, target, 'kill', spof).replaceAll('60/s', '30/s').replace('3.3s', hold));
  return file;
}

const inRun = (suite: string, file: string, inFolder = runs): string => {
  const name = readdirSync(inFolder).find((run) => run.endsWith(`-${suite}`)) ?? 'none';
  return readFileSync(join(inFolder, name, file), 'utf8');
};

/** Whether a run is through, but for its judgement. */
const isOver = (suite: string, inFolder: string): boolean =>
  inRun(suite, 'events.ndjson', inFolder).includes('"run-ended"');

/** Whether another run could begin now. */
const isFree = (): boolean => spawnSync('flock', ['-n', join(cacheFolder(), 'lab.lock'), 'true']).status === 0;

/** Finding by operation of the only act. */
function found(suite: string): Readonly<Record<string, string>> {
  const { cells }: Verdict = JSON.parse(inRun(suite, 'verdict.json'));
  const acts = cells.filter(({ fault }) => fault !== 'sham');
  return Object.fromEntries(acts.map(({ operation, finding }) => [operation, finding]));
}

/** When its fault was injected for the first time, and when it was healed. */
function held(suite: string): readonly number[] {
  const lines = inRun(suite, 'events.ndjson').trim().split('\n');
  const events = lines.map((line): RunEvent => JSON.parse(line));
  const acts = events.flatMap((event) =>
    event.type === 'fault-intended' && event.fault !== 'sham' ? event.episode : [],
  );
  return events
    .filter((event) => 'episode' in event && event.episode === acts[0])
    .flatMap((event) => (event.type === 'fault-injected' || event.type === 'fault-healed' ? event.at : []));
}

describe('two suites on two stacks side by side', () => {
  let result: CliResult;
  let before: ReadonlySet<string>;
  let third: CliResult;
  beforeAll(async () => {
    before = foreignNamespaces();
    const [short, long] = [planFile('spared', 'server1'), planFile('missed', 'primary', 'write', '5.3s')];
    const both = startCli(['prove', short, long, '--lanes', '2', '--runs', runs]);
    await both.said('If server1 is killed, people can still write');
    third = await runCli(['prove', short, '--runs', join(folder.path, 'third')]);
    result = await both.ended;
  });

  it('find what each would find alone, and tell it in the order in which they were asked', () => {
    expect([result.exit, result.exit === 0 ? '' : result.stdout.slice(-3000)]).toEqual([0, '']);
    expect(found('spared')).toEqual({ static: 'refuted', read: 'refuted', write: 'refuted' });
    expect(found('missed')).toEqual({ static: 'refuted', read: 'refuted', write: 'proven' });
    const reports = result.stdout.match(/(?<=^report: .*-)[a-z]+(?=\/report\.html$)/gm);
    expect(reports).toEqual(['spared', 'missed']);
  });

  it('hold their faults at the same time', () => {
    const [[fromA = 0, toA = 0], [fromB = 0, toB = 0]] = [held('spared'), held('missed')];
    expect(Math.min(toA, toB)).toBeGreaterThan(Math.max(fromA, fromB));
  });

  it('let nobody else begin while one of them is under way, though the first be over', () => {
    expect([third.exit, third.stdout]).toEqual([75, '']);
  });

  it('leave nothing behind', async () => {
    expect(await leftAfter(before, 0)).toEqual([]);
  });
});

describe('two suites side by side that are asked to stop when the first is over', () => {
  it('let nobody else begin before the second has restored, and the first keeps what it came to', async () => {
    const [stopped, before] = [join(folder.path, 'stopped'), foreignNamespaces()];
    const plans = [planFile('over', 'server1'), planFile('open', 'primary', 'write', '9.3s')];
    const both = startCli(['prove', ...plans, '--lanes', '2', '--json', '--runs', stopped]);
    await both.said('[2] kill server1: watching');
    while (!isOver('over', stopped)) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(pidOf(both), 'SIGINT');
    let looks = 0;
    // Looked at in this order: what is over now may have been free a moment ago.
    for (; !isOver('open', stopped); looks++) expect(isFree() && !isOver('open', stopped)).toBe(false);
    expect(looks).toBeGreaterThan(0);
    const { exit, stdout } = await both.ended;
    expect(exit).toBe(130);
    const { runs: ends } = JSON.parse(stdout) as { runs: readonly { exitCode: number; outcome: string }[] };
    expect(ends.map(({ exitCode, outcome }) => `${exitCode} ${outcome}`)).toEqual(['0 held', '130 unknown']);
    expect(isFree()).toBe(true);
    expect(await leftAfter(before, 0)).toEqual([]);
  });
});
