import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import { chanceAt } from '../../model/chance.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { RunningCli } from '../support/cli.ts';
import { pidOf, startCli, temporaryFolder } from '../support/cli.ts';
import { controllerPid, foreignNamespaces, inhabitant, leftAfter, mounts } from '../support/leftovers.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = folder.plan(shortPlan('interrupted', 'server1', 'pause'));

describe('an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('heals on %s during a fault, judges what there is, and exits %i', async (signal, exit) => {
    const runs = join(folder.path, signal);
    const before = foreignNamespaces();
    const cli = startCli(['prove', plan, '--runs', runs]);
    await cli.said('[2] injected');
    cli.child.kill(signal);
    const result = await cli.ended;
    expect(result.exit).toBe(exit);
    expectRestored(runs);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});

describe('SIGKILL of a run at ten random points', () => {
  const points = Array.from({ length: 10 }, (_, index) => ({
    victim: index % 2 === 0 ? 'the process outside' : 'the controller inside',
    afterMs: Math.round(chanceAt(20_261_121, index) * 6000),
  }));
  it.each(points)('leaves nothing when $victim dies after $afterMs ms', async ({ victim, afterMs }) => {
    const before = foreignNamespaces();
    const mountsBefore = mounts();
    const cli = startCli(['prove', plan, '--runs', join(folder.path, 'killed')]);
    await cli.said('run ');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    process.kill(victim === 'the process outside' ? pidOf(cli) : controllerPid(before), 'SIGKILL');
    const result = await cli.ended;
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect(mounts()).toBe(mountsBefore);
    if (victim === 'the process outside') return;
    expect(result.stderr).toContain('error: the process inside the lab ended without a word (SIGKILL)');
    expect(result.exit).toBe(70);
  });
});

/** A run in the middle of a fault that nobody hears any more. */
const unheard = async (runs: string): Promise<RunningCli> => {
  const cli = startCli(['prove', plan, '--runs', runs]);
  await cli.said('[2] injected');
  cli.child.stdout?.destroy();
  cli.child.stderr?.destroy();
  return cli;
};

describe('a run whose reader goes away in the middle of a fault', () => {
  it('goes on to its verdict, as behind `head`, and as if no run had been killed before', async () => {
    const runs = join(folder.path, 'head');
    expect((await (await unheard(runs)).ended).exit).toBe(0);
    expect(eventsOf(runs)).toContain('fault-healed');
    expect(verdictOf(runs).outcome).toBe('held');
  });

  it('restores and judges when it is interrupted besides, as by a Ctrl-C that ends `tee` as well', async () => {
    const [runs, before] = [join(folder.path, 'tee'), foreignNamespaces()];
    const cli = await unheard(runs);
    cli.child.kill('SIGINT');
    expect((await cli.ended).exit).toBe(130);
    expectRestored(runs);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});

describe('SIGTERM to all of a run, as a service manager sends it', () => {
  it('counts once: the run restores, judges, and exits 143', async () => {
    const [runs, before] = [join(folder.path, 'all'), foreignNamespaces()];
    const cli = startCli(['prove', plan, '--runs', runs]);
    await cli.said('[2] injected');
    const first = inhabitant(before, /^bash .*spofproof-lab/);
    const holder = Number(readFileSync(`/proc/${first}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
    for (const pid of [holder, first, controllerPid(before), pidOf(cli)]) process.kill(pid, 'SIGTERM');
    expect((await cli.ended).exit).toBe(143);
    expectRestored(runs);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});

const eventsOf = (runs: string): readonly string[] =>
  readJournal(readFileSync(join(runs, 'latest', 'events.ndjson'), 'utf8')).map((event) => event.type);

const verdictOf = (runs: string): Verdict => JSON.parse(readFileSync(join(runs, 'latest', 'verdict.json'), 'utf8'));

/** Healed after the interruption, and judged for what it is. */
function expectRestored(runs: string): void {
  const events = eventsOf(runs);
  expect(events.indexOf('run-interrupted')).toBeGreaterThan(events.indexOf('fault-injected'));
  expect(events.lastIndexOf('fault-healed')).toBeGreaterThan(events.indexOf('run-interrupted'));
  const { outcome, cells } = verdictOf(runs);
  expect(outcome).toBe('unknown');
  expect(cells.at(-1)?.reasons.map(({ reason }) => reason)).toContain('interrupted');
}
