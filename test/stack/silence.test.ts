import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../stack/network.ts';
import type { Lab } from '../../stack/lab.ts';
import { hostScope, networkHandle, silenceFacts, silenceRules } from '../../stack/silence.ts';
import { tableFacts } from '../../stack/nft-table.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';

const place = { spec: twoServers, addresses: addressesOf(twoServers.hosts) };
const inPlace = JSON.stringify({
  nftables: [{ table: {} }, { counter: { name: 'dropped', packets: 12 } }, { rule: {} }, { rule: {} }],
});

const handle = (shell: ReturnType<typeof recordingShell>) =>
  networkHandle({ ...place, shell, tools: noTools } as Partial<Lab> as Lab, 'server1', 'server1', hostScope);

describe('the silence of a host', () => {
  it('drops everything but what the host says to itself', () => {
    expect(silenceRules('silence_server1', hostScope)).toMatchInlineSnapshot(`
      "table inet silence_server1 {
        counter dropped { }
        chain input {
          type filter hook input priority -400; policy accept;
          iifname != "lo" counter name dropped drop
        }
        chain output {
          type filter hook output priority -400; policy accept;
          oifname != "lo" counter name dropped drop
        }
      }
      "
    `);
  });
});

describe('what nft tells of a silence', () => {
  it('is its rule and its counter', () => {
    expect(silenceFacts(tableFacts(inPlace))).toEqual({ inPlace: true, droppedPackets: 12 });
  });

  it('is not in place when the table has no rule', () => {
    expect(silenceFacts(tableFacts(JSON.stringify({ nftables: [{ table: {} }] })))).toEqual({
      inPlace: false,
      droppedPackets: 0,
    });
  });
});

describe('a network handle', () => {
  const nft = ['nsenter', '--net=/run/netns/server1', '--', '/tools/nft'];

  it('adds its rules once, so that their counter goes on', async () => {
    const shell = recordingShell(() => ({ stdout: inPlace }));
    await handle(shell).silence();
    expect(shell.orders.map(({ argv }) => argv)).toEqual([
      [...nft, '--json', 'list', 'table', 'inet', 'silence_server1'],
    ]);
  });

  it('sees no silence where there is no table', async () => {
    const shell = recordingShell(() => ({ code: 1, stderr: 'Error: No such file or directory' }));
    expect(await handle(shell).observe()).toEqual({ inPlace: false, droppedPackets: 0 });
  });

  it('does not take an nft that fails for silence lifted', async () => {
    const shell = recordingShell(() => ({ code: 1, stderr: 'Operation not permitted' }));
    await expect(handle(shell).observe()).rejects.toMatchObject({ code: 'command-failed' });
  });

  it('refuses to cut what it cannot tell from others, before anything is done', async () => {
    const shell = recordingShell();
    const scope = { input: [], output: [] };
    const network = networkHandle({ ...place, shell, tools: noTools } as Partial<Lab> as Lab, 'worker', 'db', scope);
    const refusal = { code: 'bad-stack', message: 'worker cannot be cut off the network by itself' };
    await expect(network.silence()).rejects.toMatchObject(refusal);
    await expect(network.loss.lose()).rejects.toMatchObject(refusal);
    expect(shell.orders).toEqual([]);
  });

  it('lifts its rules whether they are there or not', async () => {
    const shell = recordingShell();
    await handle(shell).restore();
    expect(shell.orders).toMatchObject([
      {
        argv: [...nft, '-f', '-'],
        options: { input: 'add table inet silence_server1\ndelete table inet silence_server1\n' },
      },
    ]);
  });
});
