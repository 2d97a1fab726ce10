import { describe, expect, it } from 'vitest';
import { blackboxExporter, probedBy } from '../../../stack/kinds/blackbox-exporter.ts';
import { hardenedSite } from '../../support/hardened.ts';

const site = hardenedSite('monitor.blackbox-exporter');

describe('blackbox-exporter', () => {
  it('asks each server that it has a link to at the path that it answers by itself', () => {
    const { server1, server2 } = site.addresses;
    expect(probedBy(site, site.component).map(({ url }) => url)).toEqual([
      `http://${server1}:80/nginx-health`,
      `http://${server1}:8080/healthz`,
      `http://${server2}:80/nginx-health`,
      `http://${server2}:8080/healthz`,
    ]);
  });

  it('gives up before whoever asks it does', () => {
    expect(blackboxExporter.files(site)['blackbox.yml']).toContain('"timeout": "400ms"');
  });
});
