import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StackState } from '../../model/state.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli, startCli } from '../support/cli.ts';
import { foreignNamespaces, leftAfter } from '../support/leftovers.ts';

const before = foreignNamespaces();
const stateNow = async (): Promise<StackState> => {
  const { stdout } = await runCli(['lab', 'watch', '--json']);
  return (JSON.parse(stdout) as { state: StackState }).state;
};
const isWell = ({ components, servers, visit }: StackState): boolean =>
  components.every(({ state, listening }) => state === 'running' && listening) &&
  servers.every(({ state }) => state === 'UP') &&
  visit.status === 200;

/** Long before the fault would have ended by itself; the balancer still has to take the server up again. */
async function becomesWell(): Promise<void> {
  const untilMs = performance.now() + 15_000;
  let state = await stateNow();
  while (!isWell(state) && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    state = await stateNow();
  }
  expect(isWell(state)).toBe(true);
}

const pause = (): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), 20));

/** Waits until a command has printed this on stdout. */
async function printed(cli: ReturnType<typeof startCli>, wanted: string): Promise<void> {
  let text = '';
  cli.child.stdout?.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const ended = cli.ended.then(() => true);
  while (!text.includes(wanted)) if (await Promise.race([ended, pause()])) return;
}

let raised: CliResult;
beforeAll(async () => void (raised = await runCli(['lab', 'up', '--for', '2m', '--json'])));
afterAll(async () => void (await runCli(['lab', 'down'])));

describe('a lab that is up', () => {
  it('shows who serves, who takes writes, and that the replica is not behind', async () => {
    expect(raised.exit).toBe(0);
    const state = await stateNow();
    expect(isWell(state)).toBe(true);
    expect(state.databases).toMatchObject([
      { name: 'primary.mariadb', writable: true, follows: null },
      { name: 'replica.mariadb', writable: false, follows: 'primary.mariadb', trouble: [], behind: 0 },
    ]);
  });

  it('suffers a fault by hand, shows the failover, and is whole again', async () => {
    const { exit, stdout } = await runCli(['chaos', 'stop', 'server1', '--for', '3s']);
    expect(stdout).toMatch(/✓ server1\.nginx process: absent/);
    expect(stdout).toMatch(/balancer\.haproxy: \w+\/server1 is DOWN/);
    expect(stdout).toMatch(/healed\n[^]*steady again/);
    expect(exit).toBe(0);
    expect(isWell(await stateNow())).toBe(true);
  });

  it('refuses a second fault, and is healed at once when the command is interrupted, and also when it is killed', async () => {
    const asked = startCli(['chaos', 'pause', 'server2', '--for', '60s']);
    await printed(asked, 'in force');
    const second = await runCli(['chaos', 'stop', 'server1', '--for', '1s']);
    expect([second.exit, second.stderr]).toEqual([69, expect.stringContaining('one fault at a time: pause server2')]);
    asked.child.kill('SIGINT');
    expect((await asked.ended).exit).toBe(130);
    await becomesWell();

    const killed = startCli(['chaos', 'stop', 'replica', '--for', '60s']);
    await printed(killed, 'in force');
    killed.child.kill('SIGKILL');
    await becomesWell();
  });

  it('goes down, and nothing of it stays', async () => {
    expect((await runCli(['lab', 'down'])).exit).toBe(0);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});
