import { describe, expect, it } from 'vitest';
import { addressesOf, clientAddressesOf, hostBatch, hostsFile, lowerBatch, raiseBatch } from '../../stack/network.ts';

const hosts = [{ name: 'client' }, { name: 'balancer' }];

describe('the network', () => {
  it('gives every host one address by its place', () => {
    expect(addressesOf(hosts)).toEqual({ client: '198.18.0.10', balancer: '198.18.0.11' });
  });

  it('tells every host the names of all', () => {
    expect(hostsFile(addressesOf(hosts))).toBe('127.0.0.1 localhost\n198.18.0.10 client\n198.18.0.11 balancer\n');
  });

  it('is one batch: a bridge, and a namespace with a cable to it for every host', () => {
    expect(raiseBatch(hosts)).toMatchInlineSnapshot(`
      "link set dev lo up
      link add name switch group 198 type bridge
      netns add client
      link add name port0 group 198 type veth peer name eth0 netns client
      link set dev port0 master switch up
      netns add balancer
      link add name port1 group 198 type veth peer name eth0 netns balancer
      link set dev port1 master switch up
      address add 198.18.0.1/24 dev switch
      link set dev switch up
      "
    `);
  });

  it('lets users come from addresses of their own, between those of hosts and the floating ones', () => {
    expect(clientAddressesOf({})).toEqual([]);
    expect(clientAddressesOf({ clientAddresses: 1 })).toEqual([]);
    const many = clientAddressesOf({ clientAddresses: 64 });
    expect([many.length, many[0], many.at(-1)]).toEqual([64, '198.18.0.100', '198.18.0.163']);
    expect(hostBatch('198.18.0.10', ...many.slice(0, 1))).toContain(
      'add 198.18.0.10/24 dev eth0\naddress add 198.18.0.100/24 dev eth0\n',
    );
  });

  it('has a batch inside each host', () => {
    expect(hostBatch('198.18.0.10')).toMatchInlineSnapshot(`
      "link set dev lo up
      address add 198.18.0.10/24 dev eth0
      link set dev eth0 up
      "
    `);
  });

  it('loses its devices before its namespaces', () => {
    expect(lowerBatch(hosts)).toBe('link delete group 198\nnetns delete client\nnetns delete balancer\n');
  });
});
