import { describe, expect, it } from 'vitest';
import { garbd } from '../../../stack/kinds/garbd.ts';
import { clusterSite } from '../../support/cluster.ts';
import { siteOf } from '../../support/site.ts';

describe('garbd', () => {
  it('joins the group of the databases and keeps its files in its own directory', () => {
    const argv = garbd.argv(clusterSite('arbiter.garbd'));
    expect(argv.slice(0, 7)).toEqual([
      '/tools/garbd',
      '--address',
      'gcomm://198.18.0.14:4567,198.18.0.15:4567',
      '--group',
      'spofproof',
      '--name',
      'arbiter.garbd',
    ]);
    expect(argv.at(-1)).toMatch(/^gmcast\.listen_addr=tcp:\/\/198\.18\.0\.16:4567; .*base_dir=\/lab\/arbiter\.garbd$/);
  });

  it('cannot be run where its program was not made ready', () => {
    const site = clusterSite('arbiter.garbd');
    expect(() => garbd.argv({ ...site, tools: siteOf('primary.mariadb').tools })).toThrow('garbd');
  });
});
