import { once } from 'node:events';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listeningPorts, openPorts, showsListener, socketsInUse } from '../../stack/socket-table.ts';
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
  const shows = (rows: readonly string[], port: number): boolean | undefined => {
    writeFileSync(file, rows.map((row) => `${row.padEnd(149)}\n`).join(''));
    const table = openSync(file, 'r');
    const shown = showsListener(table, port);
    closeSync(table);
    return shown;
  };

  it('shows who listens, however many do', () => {
    const many = Array.from({ length: 100 }, (_, place) => 1000 + place);
    const rows = [head, ...many.map(listenerOn), other];
    expect(many.filter((port) => !shows(rows, port))).toEqual([]);
    expect(shows(rows, 1100)).toBe(false);
    expect(shows([head, listener], 80)).toBe(true);
  });

  it('is read no further: nobody who listens comes behind a connection', () => {
    expect(shows([head, other, listener], 80)).toBe(false);
    expect(shows([head, other, other, listener], 80)).toBe(false);
  });

  it('is one of version 6 as well, and shows that nobody listens', () => {
    expect(shows([head.replace('rem_address', 'remote_address'), listener], 80)).toBe(true);
    expect(shows([head], 80)).toBe(false);
  });

  it('is no table without its head', () => {
    expect(shows([], 80)).toBeUndefined();
    expect(shows([other, listener], 80)).toBeUndefined();
    expect(shows([listener, listener], 80)).toBeUndefined();
  });

  it('of this very process tells what is so now, each time it is read', async () => {
    const table = openSync('/proc/self/net/tcp', 'r');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(showsListener(table, port)).toBe(true);
    server.close();
    await once(server, 'close');
    expect(showsListener(table, port)).toBe(false);
    closeSync(table);
  });
});

describe('the sockets in use', () => {
  it('are counted for either version of IP', () => {
    expect(socketsInUse('sockets: used 8\nTCP: inuse 11 orphan 0 tw 3 alloc 1 mem 99\nUDP: inuse 2 mem 0\n')).toBe(11);
    expect(socketsInUse('TCP6: inuse 0\nUDP6: inuse 4\n')).toBe(0);
  });

  it('are unknown where nothing is said of them', () => {
    expect(socketsInUse('UDP: inuse 4\n')).toBeUndefined();
    expect(socketsInUse('')).toBeUndefined();
  });
});
