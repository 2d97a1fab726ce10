import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { knock } from '../../../stack/workers/knock.ts';

const host = '127.0.0.1';
const waitMs = 100;

/** Holds this process up, as a busy machine does. */
function stall(forMs: number): void {
  const until = performance.now() + forMs;
  while (performance.now() < until);
}

/** A port of this machine while it is listened on, and afterwards. */
async function portOpen(act: (port: number) => Promise<void>): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await act(port);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A port at which nothing comes back: whoever listens is stopped, and has no room for another who waits. */
async function portSilent(act: (port: number) => Promise<void>): Promise<void> {
  const place = JSON.stringify({ port: 0, host, backlog: 1 });
  const script = `const s = require('net').createServer().listen(${place}, () => console.log(s.address().port))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = Number(await new Promise((resolve) => child.stdout.once('data', resolve)));
  child.kill('SIGSTOP');
  const waiting = [1, 2, 3].map(() => connect({ host, port }).on('error', () => undefined));
  try {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await act(port);
  } finally {
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
  }
}

describe('a knock', () => {
  it('finds a port open also when it was held up right behind its begin, beyond its wait', async () => {
    const port = await portOpen(async (open) => {
      for (const heldUpMs of [0, 1.5 * waitMs, 4 * waitMs]) {
        const answer = knock(host, open, waitMs);
        stall(heldUpMs);
        expect(await answer).toBe('open');
      }
    });
    expect(await knock(host, port, waitMs)).toBe('closed');
  });

  it('finds a port filtered when nothing comes back for a whole wait, not one in which it was held up', async () => {
    await portSilent(async (port) => {
      const begunMs = performance.now();
      const answer = knock(host, port, waitMs);
      stall(4 * waitMs);
      expect(await answer).toBe('filtered');
      expect(performance.now() - begunMs).toBeGreaterThanOrEqual(5 * waitMs);
    });
  });
});
