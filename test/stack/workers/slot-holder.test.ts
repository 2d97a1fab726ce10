import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { HoldOrders } from '../../../stack/workers/slot-holder.ts';

const script = fileURLToPath(new URL('../../../stack/workers/slot-holder.ts', import.meta.url));

/** Lets the helper loose on a server of ours until it ends by itself; the server closes its first guest once all are there. */
async function play(orders: Omit<HoldOrders, 'address' | 'port'>) {
  const guests = new Set<Socket>();
  let [most, heard, came] = [0, '', 0];
  const server = createServer((socket) => {
    guests.add(socket);
    came += 1;
    most = Math.max(most, guests.size);
    socket.on('data', (text) => (heard ||= String(text)));
    socket.on('error', () => undefined);
    socket.once('close', () => guests.delete(socket));
    if (came === orders.connections) [...guests][0]?.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const all: HoldOrders = { ...orders, address: '127.0.0.1', port };
  const helper = spawn(process.execPath, [script, JSON.stringify(all)], { stdio: 'ignore' });
  const [code] = (await once(helper, 'exit')) as [number | null];
  const allGone = [...guests].map((socket) => once(socket, 'close'));
  await Promise.all(allGone);
  server.close();
  return { code, most, heard, came, left: guests.size };
}

describe('the helper that takes connections', () => {
  it('opens as many as it is told, greets, replaces what is closed, and ends with all of them at its maximum', async () => {
    expect(await play({ connections: 5, greeting: 'GET', limitMs: 2000 })).toEqual({
      code: 0,
      most: 5,
      heard: 'GET',
      came: 6,
      left: 0,
    });
  });
});
