import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskHandle } from '../../stack/disk.ts';
import type { RecordingShell } from '../support/recording-shell.ts';
import { recordingShell } from '../support/recording-shell.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'disk-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const diskOf = (shell: RecordingShell) => diskHandle({ shell }, { dir, megabytes: 64, wedges: true });

describe('the disk of a component', () => {
  it('tells what is free, and our ballast apart from the files of others', async () => {
    writeFileSync(join(dir, 'data'), 'x'.repeat(100));
    const disk = diskOf(recordingShell());
    expect(disk.wedges).toBe(true);
    expect((await disk.observe()).ballastBytes).toBe(0);
    writeFileSync(join(dir, '.spofproof-ballast'), 'x'.repeat(5000));
    const { totalBytes, freeBytes, ballastBytes } = await disk.observe();
    expect(ballastBytes).toBe(5000);
    expect(freeBytes).toBeLessThanOrEqual(totalBytes);
  });

  it('is not filled when it cannot be shrunk to what is used: after five tries that is a failure', async () => {
    const shell = recordingShell(() => ({ code: 32, stderr: 'mount point not mounted or bad option' }));
    await expect(diskOf(shell).fill()).rejects.toMatchObject({ code: 'command-failed' });
    expect(shell.orders.length).toBe(5);
    expect((await diskOf(shell).observe()).ballastBytes).toBe(0);
  });

  it('is emptied of nothing but our ballast, there or not', async () => {
    writeFileSync(join(dir, 'data'), 'kept');
    writeFileSync(join(dir, '.spofproof-ballast'), 'x');
    const shell = recordingShell();
    const disk = diskOf(shell);
    await disk.empty();
    await disk.empty();
    expect(shell.orders.map(({ argv }) => argv.join(' '))).toEqual(
      Array.from({ length: 2 }, () => `mount -o remount,size=67108864 tmpfs ${dir}`),
    );
    expect((await disk.observe()).ballastBytes).toBe(0);
    expect(existsSync(join(dir, 'data'))).toBe(true);
  });
});
