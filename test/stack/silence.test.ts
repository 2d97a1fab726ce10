import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../stack/network.ts';
import type { Lab } from '../../stack/lab.ts';
import {
  componentScope,
  hostScope,
  networkHandle,
  silenceFacts,
  silenceRules,
  silenceTable,
} from '../../stack/silence.ts';
import { tableFacts } from '../../stack/nft-table.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { clusterSite } from '../support/cluster.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools, siteOf } from '../support/site.ts';

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

describe('the silence of a component', () => {
  it('drops what goes to and from its port and to and from the places it calls', () => {
    const scope = componentScope(place, siteOf('server1.app').component);
    expect(silenceRules(silenceTable('server1.app'), scope)).toMatchInlineSnapshot(`
      "table inet silence_server1_app {
        counter dropped { }
        chain input {
          type filter hook input priority -400; policy accept;
          tcp dport 8080 counter name dropped drop
          ip saddr 198.18.0.14 tcp sport 3306 counter name dropped drop
          ip saddr 198.18.0.15 tcp sport 3306 counter name dropped drop
        }
        chain output {
          type filter hook output priority -400; policy accept;
          tcp sport 8080 counter name dropped drop
          ip daddr 198.18.0.14 tcp dport 3306 counter name dropped drop
          ip daddr 198.18.0.15 tcp dport 3306 counter name dropped drop
        }
      }
      "
    `);
  });
});

describe('the silence of a part of a cluster', () => {
  const addresses = addressesOf(databaseFailover.hosts);
  const silent = (name: string) =>
    silenceRules('t', componentScope({ spec: databaseFailover, addresses }, clusterSite(name).component));

  it('drops what it says to the other members, whoever called whom', () => {
    expect(silent('primary.mariadb').match(/tcp dport \{ 4567, 4568 \} counter/g)).toHaveLength(2);
    expect(silent('arbiter.garbd').match(/tcp sport \{ 4567, 4568 \} counter/g)).toHaveLength(2);
    expect(silent('server1.app')).not.toContain('4567');
  });

  it('drops what goes to a floating address of the places it calls', () => {
    expect(silent('server1.app')).toContain('ip daddr { 198.18.0.14, 198.18.0.200 } tcp dport 3306 counter');
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
