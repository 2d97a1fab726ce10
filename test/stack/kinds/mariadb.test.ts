import { describe, expect, it } from 'vitest';
import { mariadb, mariadbConfig } from '../../../stack/kinds/mariadb.ts';
import { siteOf } from '../../support/site.ts';

const limitOf = (more: object) => {
  const site = siteOf('primary.mariadb');
  return mariadb.slots?.({ ...site, component: { ...site.component, ...more } })?.limit;
};

describe('mariadb', () => {
  it('is configured as a durable primary', () => {
    expect(mariadbConfig(siteOf('primary.mariadb'))).toMatchInlineSnapshot(`
      "[mariadbd]
      basedir=/tools/mariadb
      lc-messages-dir=/tools/mariadb/share/mysql
      character-sets-dir=/tools/mariadb/share/mysql/charsets
      plugin-dir=/tools/mariadb/lib/mysql/plugin
      user=root
      datadir=/lab/primary.mariadb/data
      tmpdir=/lab/primary.mariadb/tmp
      socket=/lab/primary.mariadb/mariadb.sock
      pid-file=/lab/primary.mariadb/mariadb.pid
      server_id=1
      bind-address=198.18.0.14
      port=3306
      skip-name-resolve
      report_host=primary.mariadb
      max_connections=300
      performance_schema=off
      innodb_use_native_aio=off
      innodb_buffer_pool_size=32M
      innodb_log_file_size=8M
      innodb_autoextend_increment=1
      key_buffer_size=1M
      aria_pagecache_buffer_size=8M
      innodb_flush_log_at_trx_commit=1
      sync_binlog=1
      log_bin=binlog
      binlog_format=row
      gtid_strict_mode=on
      log_slave_updates=on
      "
    `);
  });

  it('is configured as a replica that writes nothing of its own and starts following when told', () => {
    const primary = new Set(mariadbConfig(siteOf('primary.mariadb')).split('\n'));
    const own = mariadbConfig(siteOf('replica.mariadb'))
      .split('\n')
      .filter((line) => !primary.has(line));
    expect(own).toMatchInlineSnapshot(`
      [
        "datadir=/lab/replica.mariadb/data",
        "tmpdir=/lab/replica.mariadb/tmp",
        "socket=/lab/replica.mariadb/mariadb.sock",
        "pid-file=/lab/replica.mariadb/mariadb.pid",
        "server_id=2",
        "bind-address=198.18.0.15",
        "report_host=replica.mariadb",
        "read_only=on",
        "skip-slave-start",
        "relay_log=relay",
        "relay_log_recovery=on",
        "slave_net_timeout=1",
      ]
    `);
  });

  it('knows how many sessions it takes unless a file of the user, or what is put behind its own, may say another number', () => {
    const append = { 'my.cnf': 'max_connections=2000\n' };
    expect([limitOf({}), limitOf({ append }), limitOf({ files: { 'my.cnf': '' } })]).toEqual([
      300,
      undefined,
      undefined,
    ]);
    expect(limitOf({ append, settings: { maxConnections: 2000 } })).toBe(2000);
  });

  it('reads no configuration but its own', () => {
    expect(mariadb.argv(siteOf('primary.mariadb'))).toEqual([
      '/tools/mariadbd',
      '--defaults-file=/lab/primary.mariadb/my.cnf',
    ]);
  });
});
