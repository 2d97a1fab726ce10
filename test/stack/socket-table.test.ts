import { describe, expect, it } from 'vitest';
import { listeningPorts } from '../../stack/socket-table.ts';

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
