import { describe, expect, it } from 'vitest';
import { alertmanager } from '../../../stack/kinds/alertmanager.ts';
import { hardenedSite } from '../../support/hardened.ts';

const site = hardenedSite('monitor.alertmanager');

describe('alertmanager', () => {
  it('tells the receiver that it has a link to of every alert by itself, and of its end', () => {
    const config = JSON.parse(alertmanager.files(site)['alertmanager.yml'] ?? '') as object;
    expect(config).toMatchObject({
      route: { group_by: ['alertname', 'component'], group_wait: '100ms', group_interval: '500ms' },
      receivers: [{ webhook_configs: [{ url: `http://${site.addresses['monitor']}:9099/`, send_resolved: true }] }],
    });
  });

  it('speaks to no other of its kind', () => {
    expect(alertmanager.argv(site)).toContain('--cluster.listen-address=');
  });
});
