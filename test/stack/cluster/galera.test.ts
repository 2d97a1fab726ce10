import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  galeraOptions,
  groupAddress,
  groupOptions,
  startScript,
  transferScript,
} from '../../../stack/cluster/galera.ts';
import { mariadb, mariadbConfig } from '../../../stack/kinds/mariadb.ts';
import { clusterSite } from '../../support/cluster.ts';
import { siteOf } from '../../support/site.ts';

describe('a member of a cluster', () => {
  it('knows the others, and keeps off writes until it is told to take them', () => {
    expect(galeraOptions(clusterSite('replica.mariadb')).filter((line) => !line.includes('options'))).toEqual([
      'wsrep_on=on',
      'wsrep_provider=/tools/galera.so',
      'wsrep_cluster_name=spofproof',
      'wsrep_cluster_address=gcomm://198.18.0.14:4567,198.18.0.15:4567',
      'wsrep_node_address=198.18.0.15',
      'wsrep_node_name=replica.mariadb',
      'wsrep_sst_method=missed-only',
      'innodb_autoinc_lock_mode=2',
      'binlog_format=row',
      'read_only=on',
      'tcp_keepalive_time=5',
      'tcp_keepalive_interval=1',
      'tcp_keepalive_probes=3',
    ]);
  });

  it('has no log for others to follow, and follows nobody', () => {
    const text = mariadbConfig(clusterSite('replica.mariadb'));
    expect(text).not.toMatch(/log_bin|relay_log|slave/);
    expect(text).toContain('\ninnodb_flush_log_at_trx_commit=1\n');
  });

  it('listens at the address that may come to its host, too', () => {
    expect(mariadbConfig(clusterSite('primary.mariadb'))).toContain('\nbind-address=0.0.0.0\n');
  });

  it('is as patient as all, by one setting', () => {
    const options = groupOptions(clusterSite('primary.mariadb', { suspectMs: 1000 }), { own: 'too' }).split('; ');
    expect(options).toContain('gmcast.listen_addr=tcp://198.18.0.14:4567');
    expect(options).toContain('evs.suspect_timeout=PT1S');
    expect(options).toContain('evs.inactive_timeout=PT2S');
    expect(options).toContain('evs.install_timeout=PT2S');
    expect(options.at(-1)).toBe('own=too');
  });

  it('asks those who hold data when it joins', () => {
    expect(groupAddress(clusterSite('arbiter.garbd'))).toBe('gcomm://198.18.0.14:4567,198.18.0.15:4567');
  });

  it('is started by a script, and any other database without', () => {
    const site = clusterSite('primary.mariadb');
    expect(mariadb.argv(site)).toEqual(['/lab/primary.mariadb/start-member']);
    expect(mariadb.files(site)['start-member']).toBe(startScript(site));
    expect(Object.keys(mariadb.files(siteOf('primary.mariadb')))).toEqual(['my.cnf', 'tmp/.keep']);
  });

  it('begins the group once and only if it is the first, and finds its place in its tables later', () => {
    const [first, second] = ['primary.mariadb', 'replica.mariadb'].map((name) => startScript(clusterSite(name)));
    expect(first).toContain('\n  first=--wsrep-new-cluster\nelse\n');
    expect(second).not.toContain('first=');
    for (const script of [first, second]) {
      expect(script).toContain('--wsrep-cluster-name=alone --skip-networking)\n');
      expect(script).toMatch(/--wsrep-recover [^\n]+\n.+\n.+\nexec .+ --wsrep-start-position="\$\(<.+\)" \$first\n$/);
    }
  });

  it('lets one come back that missed something, and refuses it everything', () => {
    const script = transferScript(clusterSite('replica.mariadb'));
    expect(mariadb.files(clusterSite('replica.mariadb'))['wsrep_sst_missed-only']).toBe(script);
    const said = (...words: string[]) => spawnSync('bash', ['-s', '--', ...words], { input: script, encoding: 'utf8' });
    expect(said('--role', 'donor', '--gtid', 'h:7', '--bypass')).toMatchObject({ status: 0, stdout: 'done h:7\n' });
    expect(said('--role', 'donor', '--gtid', 'h:7')).toMatchObject({ status: 1, stdout: '' });
    expect(said('--role', 'joiner', '--address', '198.18.0.15').stdout).toBe('ready 198.18.0.15/missed\n');
  });
});
