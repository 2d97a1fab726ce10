import { describe, expect, it } from 'vitest';
import type { RunningCli } from '../support/cli.ts';
import { runCli, startCli } from '../support/cli.ts';
import { controllerPid, foreignNamespaces, leftAfter, newcomers } from '../support/leftovers.ts';

/** Resolves once the lab has its first processes; rejects when the command ends without it. */
async function raising(before: ReadonlySet<string>, cli: RunningCli): Promise<void> {
  let over = false;
  void cli.ended.then(() => (over = true));
  while (newcomers(before).length < 4) {
    if (over) throw new Error('ended without raising anything');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('`lab up` that is ended while it raises', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', null],
  ] as const)('by %s leaves no lab, and the next one is not locked out', async (signal, exit) => {
    const before = foreignNamespaces();
    const cli = startCli(['lab', 'up', '--for', '2m']);
    await raising(before, cli);
    cli.child.kill(signal);
    expect((await cli.ended).exit).toBe(exit);
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect((await runCli(['lab', 'down'])).exit).toBe(64);
  });

  it('and is done again, goes up and down', async () => {
    const before = foreignNamespaces();
    const up = await runCli(['lab', 'up', '--for', '2m', '--json']);
    const signalled = await runCli(['lab', 'exec', 'client', 'sh', '-c', 'kill -TERM $$']);
    const down = await runCli(['lab', 'down']);
    expect([up.exit, signalled.exit, down.exit]).toEqual([0, 143, 0]);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});

describe('`lab up --json` that fails', () => {
  it('says so as one object on stdout, and as lines on stderr', async () => {
    const before = foreignNamespaces();
    const cli = startCli(['lab', 'up', '--for', '2m', '--json']);
    await raising(before, cli);
    process.kill(controllerPid(before), 'SIGKILL');
    const result = await cli.ended;
    expect(JSON.parse(result.stdout).error).toMatchObject({ code: 'controller-died', exit: 70 });
    expect(result.stderr).toContain('ended without a word (SIGKILL)');
    expect(result.exit).toBe(70);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});
