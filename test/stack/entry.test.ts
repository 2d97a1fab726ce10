import { describe, expect, it } from 'vitest';
import { entryUrl, entryUrls } from '../../stack/entry.ts';
import { addressesOf } from '../../stack/network.ts';
import { hardened } from '../../stack/topologies/hardened.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { pair } from '../support/pair.ts';

describe('entryUrl', () => {
  it('is the address of the entry, or the floating one with the port of what is behind it', () => {
    expect(entryUrl({ spec: twoServers, addresses: addressesOf(twoServers.hosts) })).toBe('http://198.18.0.11');
    const components = pair.components.map((each) => (each.kind === 'haproxy' ? { ...each, port: 8080 } : each));
    expect(entryUrl({ spec: { ...pair, components }, addresses: addressesOf(pair.hosts) })).toBe(
      'http://198.18.0.200:8080',
    );
  });
});

it('is asked over TLS where the components behind it speak that', () => {
  const addresses = addressesOf(hardened.hosts);
  expect(entryUrl({ spec: hardened, addresses })).toBe('https://198.18.0.200');
  const components = hardened.components.map((each) => (each.kind === 'haproxy' ? { ...each, port: 8443 } : each));
  expect(entryUrl({ spec: { ...hardened, components }, addresses })).toBe('https://198.18.0.200:8443');
});

describe('entryUrls', () => {
  it('are those of all places that requests go to, in their order', () => {
    const addresses = [...(pair.addresses ?? []), { name: 'other', on: ['balancer2'] }];
    const spec = { ...pair, addresses, furtherEntries: ['other', 'server1.nginx'] };
    expect(entryUrls({ spec, addresses: addressesOf(pair.hosts) })).toEqual([
      'http://198.18.0.200',
      'http://198.18.0.201',
      'http://198.18.0.13',
    ]);
  });

  it('are none for a place that nobody answers at', () => {
    const spec = { ...pair, furtherEntries: ['nowhere'] };
    expect(() => entryUrls({ spec, addresses: addressesOf(pair.hosts) })).toThrow('nothing behind its entry nowhere');
  });
});
