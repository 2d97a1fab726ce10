import { describe, expect, it } from 'vitest';
import { app, appSettings } from '../../../stack/kinds/app.ts';
import { clusterSite } from '../../support/cluster.ts';
import { siteOf } from '../../support/site.ts';

describe('app', () => {
  it('is told its name, where it listens, and where its databases are', () => {
    expect(appSettings(siteOf('server2.app'))).toEqual({
      server: 'server2',
      listen: { address: '198.18.0.13', port: 8080 },
      primary: { name: 'primary.mariadb', address: '198.18.0.14', port: 3306 },
      replica: { name: 'replica.mariadb', address: '198.18.0.15', port: 3306 },
      hedgeMs: 100,
      databaseTimeoutMs: 600,
      replicaCheckMs: 250,
      maxConnections: 512,
      serviceMs: 0,
    });
  });

  it('is told of no primary where it has no link to one', () => {
    const site = siteOf('server2.app');
    const links = site.stack.links.filter(({ to }) => to !== 'primary.mariadb');
    expect(appSettings({ ...site, stack: { ...site.stack, links } })).toMatchObject({
      primary: null,
      replica: { name: 'replica.mariadb' },
    });
    expect(() => appSettings({ ...site, stack: { ...site.stack, links: [] } })).toThrow('no link to a database');
  });

  it('asks the primary at a floating address when it is told so, and the replica at its own', () => {
    expect(appSettings(clusterSite('server1.app'))).toMatchObject({
      primary: { name: 'primary.mariadb', address: '198.18.0.200', port: 3306 },
      replica: { name: 'replica.mariadb', address: '198.18.0.15' },
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
