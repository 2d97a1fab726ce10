import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkMetricsFile, writeMetrics } from '../../../scripts/night/metrics-file.ts';
import { temporaryFolder } from '../../support/cli.ts';

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (temporary = temporaryFolder()));
afterEach(() => temporary.remove());
const at = (name: string): string => join(temporary.path, name);

describe('the file of metrics', () => {
  it('is replaced whole: whoever has the old one open reads on in it', () => {
    writeFileSync(at('a.prom'), 'old');
    const { ino } = statSync(at('a.prom'));
    writeMetrics(at('a.prom'), 'new');
    expect(readFileSync(at('a.prom'), 'utf8')).toBe('new');
    expect(statSync(at('a.prom')).ino).not.toBe(ino);
  });

  it('can be read by anybody, and leaves nothing beside it', () => {
    writeMetrics(at('a.prom'), 'new');
    expect(statSync(at('a.prom')).mode & 0o777).toBe(0o644);
    expect(readdirSync(temporary.path)).toEqual(['a.prom']);
  });

  it('that cannot be replaced stays as it was, with nothing beside it', () => {
    mkdirSync(at('a.prom'));
    expect(() => writeMetrics(at('a.prom'), 'new')).toThrow('what is there is no file');
    expect(readdirSync(temporary.path)).toEqual(['a.prom']);
  });

  it('is refused before anything starts where no file can be', () => {
    writeFileSync(at('file'), '');
    chmodSync(at('file'), 0o644);
    for (const file of [at('missing/a.prom'), temporary.path, join(at('file'), 'a.prom')]) {
      expect(() => checkMetricsFile(file)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
    expect(() => checkMetricsFile(at('a.prom'))).not.toThrow();
  });

  it('is refused, and not replaced, where a pipe, a socket, a folder or a link to one of them is', async () => {
    execFileSync('bash', ['-c', 'mkfifo "$0"', at('pipe')]);
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    mkdirSync(at('folder'));
    for (const name of ['pipe', 'socket', 'folder']) {
      symlinkSync(name, at(`to-${name}`));
      for (const file of [at(name), at(`to-${name}`)]) {
        expect(() => checkMetricsFile(file)).toThrow(expect.objectContaining({ exit: 64 }));
        expect(() => writeMetrics(file, 'new')).toThrow('what is there is no file');
      }
    }
    expect([lstatSync(at('pipe')).isFIFO(), lstatSync(at('socket')).isSocket()]).toEqual([true, true]);
    server.close();
  });

  it('is written to where a link points, and refused where that is nowhere or the name is empty', () => {
    writeFileSync(at('real.prom'), 'old');
    symlinkSync('real.prom', at('link.prom'));
    checkMetricsFile(at('link.prom'));
    writeMetrics(at('link.prom'), 'new');
    expect([readFileSync(at('real.prom'), 'utf8'), lstatSync(at('link.prom')).isSymbolicLink()]).toEqual(['new', true]);
    symlinkSync('missing', at('dangling'));
    for (const file of [at('dangling'), '', ' ']) {
      expect(() => checkMetricsFile(file)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });
});
