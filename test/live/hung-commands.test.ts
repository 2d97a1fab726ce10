import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import type { CliResult } from '../support/cli.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import type { HangingTool } from '../support/hanging-tool.ts';
import { hangingTool } from '../support/hanging-tool.ts';
import { foreignNamespaces, leftAfter, mounts } from '../support/leftovers.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = folder.plan(shortPlan('hung', 'server1', 'isolate'));

/** Runs the plan with a program that hangs from the moment on at which `when` says so. */
async function runWith(
  tool: 'ip' | 'nft',
  when: (hanging: HangingTool, said: (text: string) => Promise<void>) => void | Promise<void>,
): Promise<CliResult & { readonly events: () => readonly string[] }> {
  const path = mkdtempSync(join(folder.path, tool));
  const hanging = hangingTool(path, tool);
  const runs = join(path, 'runs');
  const cli = startCli(['prove', plan, '--runs', runs, '--seed', '1'], hanging.env);
  await when(hanging, (text) => cli.said(text));
  const result = await cli.ended;
  const events = (): readonly string[] =>
    readJournal(readFileSync(join(runs, 'latest', 'events.ndjson'), 'utf8')).map((event) => JSON.stringify(event));
  return { ...result, events };
}

let before: ReadonlySet<string>;
let mountsBefore: string;
beforeAll(() => {
  before = foreignNamespaces();
  mountsBefore = mounts();
});

// All at once: they wait for deadlines, each with a cache folder, and so a lock, of its own.
describe.concurrent('a command of the lab that hangs for ever', () => {
  it('ends the check of the machine, before anything is started, with exit 69', async () => {
    const { exit, stderr } = await runWith('ip', (hanging) => hanging.hang());
    expect(stderr).toMatch(/network bridge: refused \(`unshare` did not end within 10000 ms\)\n/);
    expect(exit).toBe(69);
  });

  it('ends the run while the stack is raised, named, with exit 69', async () => {
    const { exit, stderr } = await runWith('ip', (hanging) => hanging.hang('-batch'));
    expect(stderr).toContain('run ');
    expect(stderr).toMatch(/error: making the hosts .* with `ip` did not end within 10000 ms\n/);
    expect(exit).toBe(69);
  });

  it('fails the injection before anything is broken, and the run that can no longer see its target', async () => {
    const { exit, stderr, events } = await runWith('nft', async (hanging, said) => {
      await said('stack is up');
      hanging.hang();
    });
    expect(stderr).toMatch(/inject failed: `nsenter .*\/nft .*` did not end within 5000 ms/);
    expect(events().filter((event) => event.includes('"fault-injected"'))).toEqual([]);
    expect(exit).toBe(74);
  });

  it('fails the healing, named, with exit 74; the fault goes with the lab', async () => {
    const { exit, stderr, events } = await runWith('nft', async (hanging, said) => {
      await said('[2] isolate server1: watching');
      await said('[2] injected');
      hanging.hang();
    });
    expect(events().join('\n')).toMatch(/"act":"heal","because":"`nsenter [^"]*nft[^"]*` did not end within 5000 ms"/);
    expect(stderr).toContain('server1 could not be restored after isolate');
    expect(stderr).toMatch(/why: .*healing failed: `nsenter .*nft -f -` did not end within 5000 ms/);
    expect(exit).toBe(74);
  });
});

describe('of the runs in which one hung', () => {
  it('nothing is left', async () => {
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect(mounts()).toBe(mountsBefore);
  });
});
