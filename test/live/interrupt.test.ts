import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import { chanceAt } from '../../model/chance.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { foreignNamespaces, leftAfter, mounts, newcomers } from '../support/leftovers.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = folder.plan(`
suite: interrupted
stack: two-servers
experiments:
  - target: server1
    fault: pause
`);

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
    const events = readJournal(readFileSync(join(runs, 'latest', 'events.ndjson'), 'utf8')).map((event) => event.type);
    expect(events.indexOf('run-interrupted')).toBeGreaterThan(events.indexOf('fault-injected'));
    expect(events.lastIndexOf('fault-healed')).toBeGreaterThan(events.indexOf('run-interrupted'));
    const verdict = JSON.parse(readFileSync(join(runs, 'latest', 'verdict.json'), 'utf8'));
    expect(verdict.outcome).toBe('unknown');
    expect(verdict.cells.at(-1).reasons.map((because: { reason: string }) => because.reason)).toContain('interrupted');
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
    process.kill(victim === 'the process outside' ? (cli.child.pid ?? 0) : controllerPid(before), 'SIGKILL');
    await cli.ended;
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect(mounts()).toBe(mountsBefore);
  });

  it('and the next run starts as if nothing had happened', async () => {
    const result = await runCli(['prove', plan, '--runs', join(folder.path, 'next'), '--json']);
    expect(JSON.parse(result.stdout).runs[0].outcome).toBe('held');
    expect(result.exit).toBe(0);
  });
});

/** The Node process that runs the controller in the namespaces that came up since. */
function controllerPid(before: ReadonlySet<string>): number {
  const found = newcomers(before).find((process) => process.command.includes('controller.ts'));
  if (!found) throw new Error('no controller is running');
  return found.pid;
}
