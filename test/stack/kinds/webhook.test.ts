import { describe, expect, it } from 'vitest';
import { webhook } from '../../../stack/kinds/webhook.ts';
import { hardenedSite } from '../../support/hardened.ts';

describe('webhook', () => {
  it('listens on the address of its host', () => {
    const site = hardenedSite('monitor.webhook');
    expect(webhook.argv(site).at(-1)).toBe(`{"address":"${site.addresses['monitor']}","port":9099}`);
  });
});
