import { describe, expect, it } from 'vitest';
import type { LinkSpec } from '../../../model/stack.ts';
import { app, appSettings } from '../../../stack/kinds/app.ts';
import { clusterSite } from '../../support/cluster.ts';
import { siteOf } from '../../support/site.ts';

describe('app', () => {
  it('is told its name, where it listens, and where its databases are', () => {
    expect(appSettings(siteOf('server2.app'))).toEqual({
      server: 'server2',
      listen: { address: '198.18.0.13', port: 8080 },
      writer: { name: 'primary.mariadb', address: '198.18.0.14', port: 3306 },
      replicas: [{ name: 'replica.mariadb', address: '198.18.0.15', port: 3306 }],
      primaries: [{ name: 'primary.mariadb', address: '198.18.0.14', port: 3306 }],
      hedgeMs: 100,
      databaseTimeoutMs: 600,
      replicaCheckMs: 250,
      maxConnections: 512,
      hasFiles: false,
      serviceMs: 0,
    });
  });

  it('has the files where no web server is drawn', () => {
    const site = siteOf('server2.app');
    const components = site.stack.components.filter(({ role }) => role !== 'web');
    expect(appSettings({ ...site, stack: { ...site.stack, components } })).toMatchObject({ hasFiles: true });
  });

  it('is told of no primary where it has no link to one', () => {
    const site = siteOf('server2.app');
    const links = site.stack.links.filter(({ to }) => to !== 'primary.mariadb');
    expect(appSettings({ ...site, stack: { ...site.stack, links } })).toMatchObject({
      writer: null,
      replicas: [{ name: 'replica.mariadb' }],
      primaries: [],
    });
    expect(() => appSettings({ ...site, stack: { ...site.stack, links: [] } })).toThrow('no link to a database');
  });

  it('reads and writes where its links say so, and from every replica of several', () => {
    const site = siteOf('server2.app');
    const second = { name: 'second.mariadb', host: 'server1', kind: 'mariadb', role: 'replica', port: 3306 } as const;
    const links: readonly LinkSpec[] = [
      { from: 'server2.app', to: 'primary.mariadb', operations: ['write'] },
      { from: 'server2.app', to: 'replica.mariadb', operations: ['read'] },
      { from: 'server2.app', to: 'second.mariadb' },
    ];
    const stack = { ...site.stack, components: [...site.stack.components, second], links };
    expect(appSettings({ ...site, stack })).toMatchObject({
      writer: { name: 'primary.mariadb' },
      replicas: [{ name: 'replica.mariadb' }, { name: 'second.mariadb' }],
      primaries: [],
    });
  });

  it('asks the primary at a floating address when it is told so, and the replica at its own', () => {
    expect(appSettings(clusterSite('server1.app'))).toMatchObject({
      writer: { name: 'primary.mariadb', address: '198.18.0.200', port: 3306 },
      replicas: [{ name: 'replica.mariadb', address: '198.18.0.15' }],
      primaries: [{ name: 'primary.mariadb', address: '198.18.0.200' }],
    });
    expect(() => appSettings(clusterSite('server1.app', { writerAddress: 'nowhere' }))).toThrow('nowhere');
  });

  it('takes the settings of its component over the defaults', () => {
    expect(appSettings(siteOf('server1.app', { hedgeMs: 250 }))).toMatchObject({ hedgeMs: 250 });
  });

  it('is one file that Node runs, with its settings in the environment', () => {
    const site = siteOf('server1.app');
    expect(app.argv(site)).toEqual(['/tools/node', '/app.cjs']);
    expect(JSON.parse(app.env?.(site)['SPOFPROOF_APP'] ?? '')).toEqual(appSettings(site));
  });
});
