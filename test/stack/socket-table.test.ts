import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isShown, listeningPorts, listensOn, openPorts } from '../../stack/socket-table.ts';
import { temporaryFolder } from '../support/cli.ts';
import { recordingShell } from '../support/recording-shell.ts';

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

describe('the first rows of a table', () => {
  const temporary = temporaryFolder();
  afterAll(temporary.remove);
  const file = join(temporary.path, 'tcp');
  const [head = '', listener = '', other = ''] = text.split('\n');
  const listenerOn = (port: string): string => listener.replace(':0050', `:${port}`);
  const shown = (rows: readonly string[], port: number): boolean => {
    writeFileSync(file, rows.map((row) => `${row.padEnd(149)}\n`).join(''));
    return isShown(file, port);
  };

  it('show who listens, however many do', () => {
    const many = ['0050', '1F90', '0CEA', '2710', '2711'].map(listenerOn);
    expect([80, 8080, 3306, 10_000, 10_001].map((port) => shown([head, ...many, other], port))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(shown([head, ...many, other], 81)).toBe(false);
    expect(shown([head, listener], 80)).toBe(true);
  });

  it('are all that is read: nobody who listens comes behind a connection', () => {
    expect(shown([head, other, listener], 80)).toBe(false);
    expect(shown([head, other, other, listener], 80)).toBe(false);
  });

  it('are no proof of a port that is free, nor is a table that is not there', async () => {
    expect(shown([head], 80)).toBe(false);
    expect(isShown(join(temporary.path, 'none'), 80)).toBe(false);
  });

  it('of this very process tell what its whole table tells', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(isShown('/proc/self/net/tcp', port)).toBe(true);
    server.close();
    await once(server, 'close');
    expect(isShown('/proc/self/net/tcp', port)).toBe(false);
  });
});

const noSixth = 'cat: /proc/self/net/tcp6: No such file or directory\n';
const seen = (answer: Parameters<typeof recordingShell>[0], pids: readonly number[] = []): Promise<boolean> =>
  listensOn({ shell: recordingShell(answer) }, 'server1', 3306, pids);

describe('looking whether a port is listened on', () => {
  it('asks the host itself when nobody there is left to show the table', async () => {
    expect(await seen(() => ({ stdout: text }))).toBe(true);
    expect(await seen(() => ({ stdout: text.replace('0CEA', '0CEB') }), [2 ** 22 + 1])).toBe(false);
  });

  it('does without the table of version 6 where the kernel has none', async () => {
    expect(await seen(() => ({ code: 1, stdout: text, stderr: noSixth }))).toBe(true);
  });

  it.each([
    ['nobody could be sent', { code: 1, stderr: 'nsenter: cannot open /run/netns/server1' }],
    ['nothing was shown', {}],
    ['only the table of version 6 was shown', { stdout: text.replace('rem_address', 'remote_address') }],
    ['the table of version 4 was cut off', { code: 1, stdout: text, stderr: 'cat: write error' }],
  ])('is a failure and no port that is free, when %s', async (_, answer) => {
    await expect(seen(() => answer)).rejects.toMatchObject({ code: 'command-failed' });
  });
});
