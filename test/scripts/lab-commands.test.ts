import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { endOf, labExec, lifetimeOf } from '../../scripts/lab-commands.ts';
import { startTimeOf } from '../../scripts/lab-state.ts';
import { temporaryFolder } from '../support/cli.ts';

const cache = temporaryFolder();
afterAll(cache.remove);
afterEach(() => void vi.unstubAllEnvs());

describe('a host of the lab', () => {
  it.each(['serverx', 'toString', 'constructor'])(
    'is none that only every object knows, or nobody: %s',
    async (host) => {
      const lab = { stack: 's', url: '', addresses: { server1: '198.18.0.2' }, targets: [] };
      const living = { ...lab, pid: process.pid, startedAtTick: startTimeOf(process.pid) };
      writeFileSync(join(cache.path, 'lab.json'), JSON.stringify(living));
      vi.stubEnv('SPOFPROOF_CACHE', cache.path);
      const options = { json: false, quiet: true, verbose: false, color: false, host };
      await expect(labExec(options)).rejects.toThrow(`the lab has no host \`${host}\``);
    },
  );
});

describe('the life of a lab', () => {
  it.each([
    ['1s', 1000],
    ['90m', 5_400_000],
    ['24h', 86_400_000],
  ])('may be %s', (text, forMs) => {
    expect(lifetimeOf(text)).toBe(forMs);
  });

  it.each(['0s', '999ms', '24.1h', '1000h'])(
    'is refused with its bounds when it is %s: no timer would keep it',
    (text) => {
      const refusal = { code: 'bad-argument', exit: 64, message: `--for ${text}`, why: 'A lab lives from 1s to 24h.' };
      expect(() => lifetimeOf(text)).toThrow(expect.objectContaining(refusal));
    },
  );

  it.each(['', '5', '5 parsecs', '-1h'])('is refused when "%s" is no duration', (text) => {
    expect(() => lifetimeOf(text)).toThrow(expect.objectContaining({ code: 'bad-argument', exit: 64 }));
  });
});

const start = (script: string) => spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });

describe('a command that has the terminal', () => {
  it.each([
    ['exit 3', 3],
    ['kill -TERM $$', 143],
    ['kill -INT $$', 130],
  ])('such as `%s` ends as %i', async (script, exit) => {
    expect(await endOf(start(script))).toBe(exit);
  });

  it('has Ctrl-C to itself: we go on for as long as it does, and no longer', async () => {
    const before = process.listenerCount('SIGINT');
    const child = start('trap "echo caught; exit 5" INT; echo ready; while :; do sleep 0.01; done');
    const ended = endOf(child);
    await once(child.stdout, 'data');
    process.kill(process.pid, 'SIGINT');
    child.kill('SIGINT');
    expect(await ended).toBe(5);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
