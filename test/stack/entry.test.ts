import { describe, expect, it } from 'vitest';
import { entryUrl } from '../../stack/entry.ts';
import { addressesOf } from '../../stack/network.ts';
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
