import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../../model/stack.ts';
import { ms } from '../../../model/units.ts';
import { commandKind } from '../../../stack/kinds/command.ts';
import { pairSite } from '../../support/pair.ts';

const spec: CommandSpec = {
  argv: ['${tool.node}', '${dir}/server.js', '--port=${port}', '$HOME'],
  env: { PEER: '${address.server2}' },
  ready: { tcp: true },
  readyWithinMs: ms(1000),
  stopSignal: 'SIGINT',
  stopWithinMs: ms(2000),
};
const site = pairSite('server1.app', { port: 8081 });
const noLook = async () => ({ code: 1, stdout: '' });

describe('a command', () => {
  it('gets its words and variables with placeholders filled in, and nothing else touched', () => {
    const kind = commandKind(spec);
    expect(kind.argv(site)).toEqual(['/tools/node', '/lab/server1.app/server.js', '--port=8081', '$HOME']);
    expect(kind.env?.(site)).toEqual({ PEER: '198.18.0.14' });
    expect([kind.stopSignal, kind.stopWithinMs, kind.readyWithinMs]).toEqual(['SIGINT', 2000, 1000]);
  });

  it('is ready when its port accepts, or its path is answered with 200', async () => {
    const server = createServer((request, answer) => answer.writeHead(request.url === '/up' ? 200 : 500).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const there = { ...pairSite('server1.app', { port }), addresses: { server1: '127.0.0.1' } };
    const isReady = (ready: CommandSpec['ready']) => commandKind({ ...spec, ready }).ready(there, noLook);
    expect(await isReady({ tcp: true })).toBe(true);
    expect(await isReady({ http: '/up' })).toBe(true);
    expect(await isReady({ http: '/down' })).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isReady({ tcp: true })).toBe(false);
  });

  it('has a limit of connections that nobody knows where requests come to it, and none that could be taken elsewhere', () => {
    const kind = commandKind(spec);
    expect(kind.slots?.(site)).toMatchObject({ limit: undefined });
    expect(kind.slots?.(pairSite('server1.app', { port: 0 }))).toBeUndefined();
    expect(kind.slots?.(pairSite('server1.app', { role: 'service' }))).toBeUndefined();
  });

  it('is ready when its own command says so', async () => {
    const asked: (readonly string[])[] = [];
    const kind = commandKind({ ...spec, ready: { exec: ['test', '-e', '${dir}/up'] } });
    const look = async (argv: readonly string[]) => ({ code: asked.push(argv) - 1, stdout: '' });
    expect([await kind.ready(site, look), await kind.ready(site, look)]).toEqual([true, false]);
    expect(asked[0]).toEqual(['test', '-e', '/lab/server1.app/up']);
  });
});
