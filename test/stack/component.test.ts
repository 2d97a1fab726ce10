import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import { manage } from '../../stack/component.ts';
import { commandKind } from '../../stack/kinds/command.ts';
import type { NodeKind, Site } from '../../stack/kinds/kind.ts';
import type { ComponentEnd, Lab } from '../../stack/lab.ts';
import { processGroup } from '../../stack/process-table.ts';
import { zxShell } from '../../stack/shell.ts';
import { spec } from '../support/record-plan.ts';
import { noTools } from '../support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'component-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const begun: number[] = [];

/** Whatever a test left. */
afterEach(() => {
  for (const pid of begun.splice(0).filter((each) => processGroup(each).length > 0)) process.kill(-pid, 'SIGKILL');
});

/** Goes on after a SIGTERM, for so many seconds; it serves when it has said so. */
const drains = (seconds: number): string =>
  `trap 'sleep ${seconds}; exit 0' TERM; echo $$; while :; do sleep 0.01; done`;

/** Whether it has said in a file that it serves. */
const hasSign = async ({ dir }: Site): Promise<boolean> => existsSync(join(dir, 'serves'));

/** A real process as a component, on a host that is this machine; its stop may take 200 ms. */
async function stage(script: string, differs: Partial<NodeKind> = {}) {
  const logsDir = mkdtempSync(join(folder, 'logs-'));
  const shell = zxShell({});
  const ends: ComponentEnd[] = [];
  const lab: Lab = {
    spec,
    tools: noTools,
    clock: systemClock,
    addresses: {},
    stateDir: logsDir,
    templatesDir: logsDir,
    logsDir,
    onExit: (end) => void ends.push(end),
    onStart: ({ pid }) => void begun.push(pid),
    // There is no host to enter.
    shell: { ...shell, start: (argv, options) => shell.start(argv.slice(3), options) },
  };
  const kind: NodeKind = {
    ...commandKind({
      argv: ['bash', '-c', script],
      env: {},
      ready: { tcp: true },
      readyWithinMs: 1000 as never,
      stopSignal: 'SIGTERM',
      stopWithinMs: 200 as never,
    }),
    ready: async () => readFileSync(join(logsDir, 'server1.web.log'), 'utf8').includes(`${begun.at(-1)}\n`),
    ...differs,
  };
  const component = { name: 'server1.web', host: 'server1', kind: 'command', role: 'web', port: 0 } as const;
  const site = { stack: spec, component, tools: noTools, dir: logsDir, addresses: {}, appBundle: '' };
  const managed = manage(lab, site, kind, async () => {});
  const isGone = async (): Promise<void> => {
    while (ends.length === 0) await systemClock.until(epochMs(systemClock.now() + 5));
  };
  managed.spawn();
  await managed.ready();
  return { managed, ends, isGone };
}

describe('a component', () => {
  it('tells how long its acts may take', async () => {
    const { managed } = await stage(drains(0));
    expect(managed).toMatchObject({ stopWithinMs: 200, readyWithinMs: 1000 });
  });

  it('that is stopped has ended as intended', async () => {
    const { managed, ends } = await stage(drains(0));
    await managed.stop();
    expect(await managed.observe()).toMatchObject({ state: 'absent' });
    expect(ends).toMatchObject([{ component: 'server1.web', intended: true }]);
  });

  it('that did not stop in time, and ends later, has done so by itself', async () => {
    const { managed, ends, isGone } = await stage(drains(0.4));
    await expect(managed.stop()).rejects.toMatchObject({ code: 'command-timed-out' });
    expect(await managed.observe()).toMatchObject({ state: 'running' });
    await isGone();
    expect(ends).toMatchObject([{ intended: false }]);
  });

  it('that did not stop in time is killed before it is started again, although it still serves', async () => {
    const { managed, ends } = await stage(drains(60));
    const before = managed.leader()?.pid;
    await expect(managed.stop()).rejects.toMatchObject({ code: 'command-timed-out' });
    await managed.start();
    expect(managed.leader()?.pid).not.toBe(before);
    expect(ends).toMatchObject([{ signal: 'SIGKILL', intended: true }]);
    const again = managed.leader()?.pid;
    await managed.start();
    expect(managed.leader()?.pid).toBe(again);
  });

  it('is seen with the workers that left its group, whom no signal to it reaches', async () => {
    const { managed } = await stage(`setsid sleep 60 & ${drains(0)}`);
    const seen = async () => (await managed.observe()).strays ?? [];
    await expect.poll(seen, { timeout: 5000 }).toHaveLength(1);
    const strays = await seen();
    begun.push(...strays);
    await managed.pause();
    expect(await managed.observe()).toMatchObject({ state: 'paused', strays });
    await managed.resume();
  });

  it('that runs is not started a second time', async () => {
    const { managed, ends } = await stage(drains(0));
    const before = managed.leader()?.pid;
    await managed.start();
    expect([managed.leader()?.pid, ends]).toEqual([before, []]);
  });

  it('that was killed seems to serve by none of the signs that it left', async () => {
    const told = `sleep 0.1; echo $$ >serves; ${drains(0)}`;
    const { managed } = await stage(told, { signs: ['serves', 'never-there'], ready: hasSign });
    await managed.kill();
    await managed.start();
    const { dir } = managed.site;
    expect(readFileSync(join(dir, 'serves'), 'utf8')).toBe(`${managed.leader()?.pid}\n`);
  });

  it('is not started any more when its stack was taken down, however late somebody asks', async () => {
    const { managed, ends } = await stage(drains(0));
    managed.strike();
    await managed.kill();
    await expect(managed.start()).rejects.toMatchObject({
      code: 'component-not-ready',
      why: 'its stack was taken down',
    });
    expect(begun).toHaveLength(1);
    expect(ends).toMatchObject([{ intended: true }]);
  });
});
