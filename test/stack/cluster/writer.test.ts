import { describe, expect, it } from 'vitest';
import { keepalived, keepalivedConfig } from '../../../stack/kinds/keepalived.ts';
import { memberOn } from '../../../model/guardian.ts';
import { writerNotices } from '../../../stack/cluster/writer.ts';
import { clusterSite } from '../../support/cluster.ts';
import { everythingOnBoth, siteIn } from '../../support/own-stacks.ts';
import { pairSite } from '../../support/pair.ts';

describe('keepalived beside a member of a cluster', () => {
  const site = clusterSite('replica.keepalived');

  it('finds it unfit when it does not answer over the network, or is not of the majority', () => {
    expect(keepalived.files(site)['check-front']).toMatchInlineSnapshot(`
      "#!/bin/bash
      client='/tools/mariadb --no-defaults --batch --skip-column-names'
      network='--host=198.18.0.15 --port=3306 --user=app --password=app'
      answer=$(timeout 0.5 $client $network --execute="SHOW STATUS LIKE 'wsrep_ready'")
      [[ $answer == *ON ]] || exit 1
      exec 9>/lab/replica.keepalived/turn
      flock --nonblock 9 || exit 0
      [[ $(/tools/ip -oneline -4 address show to 198.18.0.200/32) ]] && reader=0 || reader=1
      exec timeout 0.5 $client --socket=/lab/replica.mariadb/mariadb.sock --user=control --execute="SET GLOBAL read_only=$reader"
      "
    `);
  });

  it('tells it to take writes when the address comes, and to refuse them when it goes', () => {
    expect(keepalived.files(site)['become']).toMatchInlineSnapshot(`
      "#!/bin/bash
      client='/tools/mariadb --no-defaults --batch --skip-column-names'
      exec 9>/lab/replica.keepalived/turn
      flock --timeout 2 9 || exit 1
      [[ $(/tools/ip -oneline -4 address show to 198.18.0.200/32) ]] && reader=0 || reader=1
      exec timeout 1 $client --socket=/lab/replica.mariadb/mariadb.sock --user=control --execute="SET GLOBAL read_only=$reader"
      "
    `);
    const config = keepalivedConfig(site);
    expect(config).toContain(writerNotices(site.dir));
    expect(config).toContain('  notify_master "/lab/replica.keepalived/become"\n');
    expect(config).toContain('  notify_fault "/lab/replica.keepalived/become"\n');
    expect(config).toContain('  track_script {\n    front\n  }\n');
  });

  it('tells it so even when it may not find it unfit', () => {
    const loose = clusterSite('replica.keepalived', { track: false });
    expect(keepalivedConfig(loose)).not.toContain('track_script');
    expect(keepalivedConfig(loose)).toContain('notify_master');
    expect(Object.keys(keepalived.files(loose))).toContain('become');
  });

  it('is another thing than keepalived beside a balancer', () => {
    expect(keepalivedConfig(pairSite('balancer1.keepalived'))).not.toContain('notify');
    expect(memberOn(site.stack, 'arbiter')).toBeUndefined();
    expect(memberOn(site.stack, 'primary')?.name).toBe('primary.mariadb');
  });

  it('is the same where web server and application are on its host as well', () => {
    const crowded = siteIn(everythingOnBoth, 'node2.keepalived');
    expect(keepalivedConfig(crowded)).toContain(writerNotices(crowded.dir));
    expect(keepalived.files(crowded)['check-front']).toContain("network='--host=198.18.0.13 --port=3306");
  });
});
