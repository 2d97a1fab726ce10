import { describe, expect, it } from 'vitest';
import { nftTable, tableFacts, tableName } from '../../stack/nft-table.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';

describe('a table of the packet filter', () => {
  it('is named after what it does and to whom, in letters that nft takes', () => {
    expect(tableName('loss', 'server1.app')).toBe('loss_server1_app');
  });

  it('is told by its rules and its counters', () => {
    const counters = [{ counter: { name: 'seen', packets: 7 } }, { counter: { name: 'dropped', packets: 2 } }];
    const facts = tableFacts(JSON.stringify({ nftables: [{ table: {} }, ...counters, { rule: {} }] }));
    expect(facts).toEqual({ inPlace: true, packets: new Map(Object.entries({ seen: 7, dropped: 2 })) });
  });

  it('that cannot be looked at is a failure that names its purpose', async () => {
    const shell = recordingShell(() => ({ code: 1, stderr: 'Operation not permitted' }));
    const table = nftTable({ shell, tools: noTools }, 'server1', 'loss_server1', 'the packet loss of server1');
    await expect(table.observe()).rejects.toThrow('the packet loss of server1 could not be observed');
  });

  it('is not put a second time', async () => {
    const shell = recordingShell(() => ({ stdout: JSON.stringify({ nftables: [{ rule: {} }] }) }));
    await nftTable({ shell, tools: noTools }, 'server1', 't', 'it').put('rules');
    expect(shell.orders.length).toBe(1);
  });
});
