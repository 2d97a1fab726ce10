import { once } from 'node:events';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listenersIn, listeningPorts, openPorts } from '../../stack/socket-table.ts';
import { temporaryFolder } from '../support/cli.ts';

const text = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0C0012C6:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0C0012C6:1F90 0B0012C6:C350 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4 30 10 -1
   0: 00000000000000000000000000000000:0CEA 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
`;

describe('the socket table', () => {
  it('shows the ports that are listened on, in either version of IP, and no established connection', () => {
    expect([...listeningPorts(text)]).toEqual([80, 3306]);
  });
});

it('tells ports that others can reach from those of the loopback device', () => {
  const own = `   2: 0100007F:28CB 00000000:0000 0A 00000000:00000000
   3: 00000000000000000000000001000000:28CC 00000000000000000000000000000000:0000 0A 00000000:00000000
`;
  expect([...openPorts(text + own)]).toEqual([80, 3306]);
  expect([...listeningPorts(text + own)]).toEqual([80, 3306, 10_443, 10_444]);
});

describe('a table that is open', () => {
  const temporary = temporaryFolder();
  afterAll(temporary.remove);
  const file = join(temporary.path, 'tcp');
  const [head = '', listener = '', other = ''] = text.split('\n');
  const listenerOn = (port: number): string => listener.replace(':0050', `:${port.toString(16).padStart(4, '0')}`);
  const read = (rows: readonly string[]): readonly number[] | undefined => {
    writeFileSync(file, rows.map((row) => `${row.padEnd(149)}\n`).join(''));
    const table = openSync(file, 'r');
    const ports = listenersIn(table);
    closeSync(table);
    return ports && [...ports];
  };

  it('shows who listens, however many do', () => {
    const many = Array.from({ length: 100 }, (_, place) => 1000 + place);
    expect(read([head, ...many.map(listenerOn), other])).toEqual(many);
    expect(read([head, ...many.map(listenerOn)])).toEqual(many);
  });

  it('is read no further: nobody who listens comes behind a connection', () => {
    expect(read([head, listener, ...Array<string>(200).fill(other), listenerOn(81)])).toEqual([80]);
    expect(read([head, ...Array<string>(200).fill(other), listenerOn(81)])).toEqual([]);
  });

  it('is one of version 6 as well, and shows that nobody listens', () => {
    expect(read([head.replace('rem_address', 'remote_address'), listener])).toEqual([80]);
    expect(read([head])).toEqual([]);
  });

  it('is no table without its head', () => {
    expect(read([])).toBeUndefined();
    expect(read([listener])).toBeUndefined();
  });

  it('of this very process tells what is so now, each time it is read', async () => {
    const table = openSync('/proc/self/net/tcp', 'r');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(listenersIn(table)).toContain(port);
    server.close();
    await once(server, 'close');
    expect(listenersIn(table)).not.toContain(port);
    closeSync(table);
  });
});
