import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../model/exit.ts';
import { labLock } from '../../scripts/lab-lock.ts';
import { labArgv } from '../../stack/enter.ts';
import { temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The file of the lock as another command opens it. */
const opened = (name = 'lab.lock'): number => openSync(join(folder.path, name), 'a');

/** A lab in which nothing happens until its input ends. */
function startLab(lock: number): ChildProcess {
  const [program = '', ...args] = labArgv({ lock: 3, inner: ['bash', '-c', 'echo in; exec cat <&4'] });
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit', lock, 'pipe'] });
  started.push(child);
  return child;
}

/** Its exit code, or `in` once it is under way. */
const entered = (child: ChildProcess): Promise<number | 'in' | null> =>
  Promise.race([
    once(child.stdout ?? child, 'data').then(() => 'in' as const),
    once(child, 'exit').then(([code]: readonly (number | null)[]) => code ?? null),
  ]);

describe('the lock of the labs of a command', () => {
  it('lets them in together, and nobody else, even when the first of them was killed', async () => {
    const ours = labLock(folder.path);
    const strangers = opened();
    const first = startLab(ours);
    expect(await entered(first)).toBe('in');
    const second = startLab(labLock(folder.path));
    expect(await entered(second)).toBe('in');
    expect(await entered(startLab(strangers))).toBe(exitCodes.locked);
    const gone = once(first, 'exit');
    first.kill('SIGKILL');
    await gone;
    expect(await entered(startLab(strangers))).toBe(exitCodes.locked);
  });

  it('is given back by whoever has it last', async () => {
    const [ours, strangers] = [opened('own.lock'), opened('own.lock')];
    const lab = startLab(ours);
    expect(await entered(lab)).toBe('in');
    closeSync(ours);
    expect(await entered(startLab(strangers))).toBe(exitCodes.locked);
    const gone = once(lab, 'exit');
    lab.kill('SIGKILL');
    await gone;
    expect(await entered(startLab(strangers))).toBe('in');
  });
});
