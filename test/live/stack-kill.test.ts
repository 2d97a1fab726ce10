import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import type { Foreign } from '../support/leftovers.ts';
import { foreignNamespaces, leftAfter, mounts, newcomers } from '../support/leftovers.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const outer = fileURLToPath(new URL('inside/outer.ts', import.meta.url));

/** How each part is found from the outside; `unshare` stays in our namespaces, so it is the outer process's child. */
const victims: Readonly<
  Record<string, (inside: readonly Foreign[], pids: { outer: number; child: number }) => number | undefined>
> = {
  'the outer process': (_, { outer: pid }) => pid,
  unshare: (_, { child }) => child,
  'bash, process 1 inside': (inside) => inside.find(({ command }) => command.includes('spofproof-lab'))?.pid,
  'the controller inside': (inside) =>
    inside.find(({ command }) => /stay\.ts/.test(command) && !command.startsWith('bash'))?.pid,
};

describe('SIGKILL', () => {
  it.each(Object.entries(victims))('of %s leaves no process and no mount', async (_, pick) => {
    const [before, mountsBefore] = [foreignNamespaces(), mounts()];
    const env = { ...process.env, TMPDIR: folder.path };
    const process_ = spawn(process.execPath, [outer], { stdio: ['ignore', 'pipe', 'inherit'], env });
    const [line] = (await once(process_.stdout, 'data')) as [Buffer];
    const { child } = JSON.parse(String(line)) as { child: number };
    const inside = newcomers(before);
    // Seven components, one worker each of two Nginx, the orphan, bash, controller.
    expect(inside.length).toBeGreaterThanOrEqual(12);
    const victim = pick(inside, { outer: process_.pid ?? 0, child });
    expect(victim).toBeGreaterThan(1);
    process.kill(victim ?? 0, 'SIGKILL');
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect(mounts()).toBe(mountsBefore);
    process_.kill('SIGKILL');
  });
});
