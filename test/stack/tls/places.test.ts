import { expect, it } from 'vitest';
import { placesOf } from '../../../stack/tls/places.ts';
import { hardenedSite } from '../../support/hardened.ts';

it('names a balancer by its host, the floating address, both addresses, and the domain of the load', () => {
  const site = hardenedSite('balancer2.haproxy');
  const own = ['balancer2', 'vip', site.addresses['balancer2'], '198.18.0.200'];
  expect(placesOf(site)).toEqual([...own, '*.newcomer.invalid']);
  const stack = { ...site.stack, furtherEntries: ['balancer1.haproxy'] };
  expect(placesOf({ ...site, stack }).slice(-2)).toEqual(['*.newcomer.invalid', '*.newcomer1.invalid']);
});
