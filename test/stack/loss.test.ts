import { describe, expect, it } from 'vitest';
import { componentScope } from '../../stack/component-scope.ts';
import type { Lab } from '../../stack/lab.ts';
import { lossFacts, lossHandle, lossRules } from '../../stack/loss.ts';
import { addressesOf } from '../../stack/network.ts';
import { tableFacts } from '../../stack/nft-table.ts';
import { hostScope } from '../../stack/silence.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { clusterSite } from '../support/cluster.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';

const told = JSON.stringify({
  nftables: [
    { table: {} },
    { counter: { name: 'seen', packets: 100 } },
    { counter: { name: 'dropped', packets: 31 } },
    { rule: {} },
  ],
});

describe('the packet loss of a host', () => {
  it('counts what it sees, and drops of it by chance, both ways', () => {
    expect(lossRules('loss_server1', hostScope)).toMatchInlineSnapshot(`
      "table inet loss_server1 {
        counter seen { }
        counter dropped { }
        chain lose {
          counter name seen
          numgen random mod 100 < 30 counter name dropped drop
        }
        chain input {
          type filter hook input priority -400; policy accept;
          iifname != "lo" goto lose
        }
        chain output {
          type filter hook output priority -400; policy accept;
          oifname != "lo" goto lose
        }
      }
      "
    `);
  });

  it('takes each packet once, also where several conditions hold for it', () => {
    const addresses = addressesOf(databaseFailover.hosts);
    const { output, input } = componentScope(
      { spec: databaseFailover, addresses },
      clusterSite('server1.app').component,
    );
    // Both hosts that it calls may have the address for writes.
    expect(output.filter((condition) => condition.includes('198.18.0.200'))).toHaveLength(2);
    const rules = lossRules('loss_server1_app', { input, output });
    expect(rules.match(/numgen|counter name seen/g)).toEqual(['counter name seen', 'numgen']);
    expect(rules.match(/ goto lose$/gm)).toHaveLength(input.length + output.length);
  });

  it('is told by both counters', () => {
    expect(lossFacts(tableFacts(told))).toEqual({
      inPlace: true,
      seenPackets: 100,
      droppedPackets: 31,
      plannedShare: 0.3,
    });
  });

  it('without a table is none', () => {
    const none = { inPlace: false, packets: new Map<string, number>() };
    expect(lossFacts(none)).toMatchObject({ inPlace: false, seenPackets: 0, droppedPackets: 0 });
  });

  it('has a table of its own beside that of the silence, and lifts it there or not', async () => {
    const shell = recordingShell();
    const lab = { spec: twoServers, addresses: addressesOf(twoServers.hosts), shell, tools: noTools };
    await lossHandle(lab as Partial<Lab> as Lab, 'server1.app', 'server1', hostScope).restore();
    const input = 'add table inet loss_server1_app\ndelete table inet loss_server1_app\n';
    expect(shell.orders).toMatchObject([{ options: { input } }]);
  });
});
