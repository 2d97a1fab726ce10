import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import type { Tampering } from '../../../known/case.ts';
import type { ToolPaths } from '../../../model/tools.ts';
import { tamperedTools } from '../../../scripts/self-test/tamper.ts';
import { temporaryFolder } from '../../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** A tool that prints its arguments, one a line, and behind them what it was told. */
const echo = join(folder.path, 'echo');
writeFileSync(echo, '#!/bin/sh\nprintf "%s\\n" "$@"\ncat\n', { mode: 0o755 });
const honest = { k6: echo, nft: echo, ip: 'ip' } as ToolPaths;

const tampered = (tampering: Tampering): ToolPaths => tamperedTools(honest, tampering, join(folder.path, 'impostors'));
const said = (program: string, args: readonly string[], input = ''): readonly string[] =>
  execFileSync(program, args, { input }).toString().trim().split('\n');

describe('the tools of a case', () => {
  it('are those found here when nothing is wrong with them', () => {
    expect(tamperedTools(honest, undefined, folder.path)).toBe(honest);
  });

  it('keep every other tool in its place', () => {
    expect(tampered('nft-refuses')).toMatchObject({ k6: echo, ip: 'ip' });
  });
});

describe('a mute k6', () => {
  it('writes its samples to nowhere and gets every other word unchanged', () => {
    const { k6 } = tampered('k6-is-mute');
    expect(said(k6, ['run', '--console-output=/some/file', '-e', 'A=b c', 'load.js'])).toEqual([
      'run',
      '--console-output=/dev/null',
      '-e',
      'A=b c',
      'load.js',
    ]);
  });
});

describe.each(['k6-throws', 'k6-has-few-users'] as const)('%s', (tampering) => {
  it('runs a script of its own around the options of the load script', () => {
    const { k6 } = tampered(tampering);
    const words = said(k6, ['run', '-e', 'A=b c', '/cache/load.js']);
    expect(words.slice(0, 3)).toEqual(['run', '-e', 'A=b c']);
    expect(words).toHaveLength(4);
    expect(readFileSync(words[3] ?? '', 'utf8')).toContain("from '/cache/load.js'");
  });
});

describe('a k6 with half a processor', () => {
  it('is stopped for every other fifth of a second, and gets every word unchanged', async () => {
    const letters = new Set<string>();
    const sleeper = join(folder.path, 'sleeper');
    writeFileSync(sleeper, '#!/bin/sh\nprintf "%s\\n" "$@"\nexec sleep 1.5\n', { mode: 0o755 });
    const { k6 } = tamperedTools({ ...honest, k6: sleeper }, 'k6-has-half-a-processor', join(folder.path, 'starved'));
    const running = spawn(k6, ['run', 'A=b c'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const words = text(running.stdout);
    const looking = setInterval(() => letters.add(stateOf(running.pid ?? 0)), 20);
    expect(await once(running, 'exit')).toEqual([0, null]);
    clearInterval(looking);
    expect(await words).toBe('run\nA=b c\n');
    expect(letters).toContain('T');
    expect(letters).toContain('S');
  });
});

/** State of a process in one letter; empty when it is gone. */
function stateOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0] ?? '';
  } catch {
    return '';
  }
}

describe('an nft that refuses', () => {
  const { nft } = tampered('nft-refuses');

  it('refuses rules that drop packets, as a kernel without them would', () => {
    const rules = 'table inet silence {\n  chain input { tcp dport 80 counter name dropped drop }\n}\n';
    expect(() => execFileSync(nft, ['-f', '-'], { input: rules, stdio: 'pipe' })).toThrow('Operation not supported');
  });

  it('does everything else, so that looking and healing work', () => {
    expect(said(nft, ['--json', 'list', 'table', 'inet', 'silence'])).toContain('list');
    const removal = 'add table inet silence\ndelete table inet silence';
    expect(said(nft, ['-f', '-'], removal).join('\n')).toBe(`-f\n-\n${removal}`);
  });
});
