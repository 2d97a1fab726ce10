import { describe, expect, it } from 'vitest';
import { connectionsOn, countConnections, hexAddress } from '../../stack/connection-table.ts';
import { recordingShell } from '../support/recording-shell.ts';

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const headOfSixth = head.replace('rem_address  ', 'remote_address');
const row = (local: string, remote: string, state: string, inode: number): string =>
  `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0000 20 4 30 10 -1`;
const [here, ours, users] = ['0E0012C6:0CEA', '010012C6:C001', '0C0012C6:C002'];

describe('the connections on a port', () => {
  it('count as accepted once a program holds them, and as ours by their address', () => {
    const text = [
      head,
      row(here, '00000000:0000', '0A', 1),
      row(here, ours, '01', 2),
      row(here, ours, '01', 0),
      row(here, ours, '08', 3),
      row(here, users, '01', 4),
      row(here, users, '06', 0),
      row('0E0012C6:0CEB', ours, '01', 5),
      row('0E0012C6:9999', '010012C6:0CEA', '01', 6),
    ].join('\n');
    expect(countConnections(text, 3306, '198.18.0.1')).toEqual({ accepted: 3, waiting: 1, from: 3 });
  });

  it('count as well where the program listens for both versions of IP', () => {
    const before = '0000000000000000FFFF0000';
    const rows = [ours, ours, users].map((remote, place) => row(`${before}${here}`, `${before}${remote}`, '01', place));
    const text = [head, headOfSixth, ...rows].join('\n');
    expect(countConnections(text, 3306, '198.18.0.1')).toEqual({ accepted: 2, waiting: 1, from: 2 });
  });

  it('are looked for in the tables of both versions', async () => {
    const shell = recordingShell(() => ({ stdout: `${head}\n${row(here, ours, '01', 2)}\n` }));
    expect(await connectionsOn({ shell }, 'primary', 3306, '198.18.0.1')).toMatchObject({ accepted: 1 });
    expect(shell.orders[0]?.argv.slice(-2)).toEqual(['/proc/self/net/tcp', '/proc/self/net/tcp6']);
  });

  it('are none in an empty table', () => {
    expect(countConnections(`${head}\n`, 80, '198.18.0.1')).toEqual({ accepted: 0, waiting: 0, from: 0 });
  });

  it('of a host that cannot be looked at are no zero but a failure', async () => {
    const shell = recordingShell(() => ({ code: 1, stderr: 'nsenter: cannot open' }));
    await expect(connectionsOn({ shell }, 'primary', 3306, '198.18.0.1')).rejects.toMatchObject({
      code: 'command-failed',
    });
  });
});

describe('an address in the table', () => {
  it('has its lowest byte first', () => {
    expect(hexAddress('198.18.0.14')).toBe('0E0012C6');
  });
});
