import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../../scripts/set-up/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void vi.unstubAllEnvs());
const never = new AbortController().signal;
const silent = (): void => undefined;

describe('withLock', () => {
  it('lets the second begin only when the first has ended', async () => {
    const file = join(folder, 'deep', 'one.lock');
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const one = withLock(file, silent, never, async () => {
      begun.resolve();
      await first.promise;
      order.push('first ended');
    });
    await begun.promise;
    const two = withLock(file, silent, never, async () => void order.push('second began'));
    first.resolve();
    await Promise.all([one, two]);
    expect(order).toEqual(['first ended', 'second began']);
  });

  it('frees the lock of something that threw', async () => {
    const file = join(folder, 'thrown.lock');
    const thrown = withLock(file, silent, never, () => Promise.reject(new Error('thrown inside')));
    await expect(thrown).rejects.toThrow('thrown inside');
    await expect(withLock(file, silent, never, () => Promise.resolve('free'))).resolves.toBe('free');
  });

  it('gives up waiting when interrupted', async () => {
    const file = join(folder, 'interrupted.lock');
    const interruption = new AbortController();
    await withLock(file, silent, never, async () => {
      const waiting = withLock(file, silent, interruption.signal, () => Promise.resolve());
      interruption.abort(new Error('interrupted'));
      await expect(waiting).rejects.toThrow('aborted');
    });
  });

  it('refuses, with the next step, a file that cannot be opened', async () => {
    const locked = withLock(join(folder, '.'), silent, never, () => Promise.resolve('got it'));
    await expect(locked).resolves.toBe('got it');
    await expect(withLock('/proc/nowhere.lock', silent, never, () => Promise.resolve())).rejects.toMatchObject({
      exit: 69,
      message: 'the lock /proc/nowhere.lock cannot be taken',
      next: 'Make /proc writable, or name another folder.',
    });
  });

  it('says by what variable another cache folder is named, when it is the lock of that', async () => {
    vi.stubEnv('SPOFPROOF_CACHE', '/proc');
    await expect(withLock('/proc/set-up.lock', silent, never, () => Promise.resolve())).rejects.toMatchObject({
      next: 'Make /proc writable, or name another folder with SPOFPROOF_CACHE.',
    });
  });

  it('does not blame the folder when flock is missing', async () => {
    vi.stubEnv('PATH', folder);
    await expect(withLock(join(folder, 'a.lock'), silent, never, () => Promise.resolve())).rejects.toMatchObject({
      why: 'flock is missing.',
      next: expect.stringContaining('util-linux') as string,
    });
  });
});
