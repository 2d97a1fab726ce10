import { describe, expect, it } from 'vitest';
import { labelsBehind, serverLabel } from '../../model/server-label.ts';
import { componentsOf } from '../../model/stack.ts';
import { twoOnAHost, withMore } from '../support/two-on-a-host.ts';
import { twoServers } from '../support/two-servers.ts';

const balancer = 'balancer.haproxy';
const labelOf = (name: string, stack = twoServers): readonly string[] =>
  componentsOf(stack, name).map((component) => serverLabel(stack, balancer, component));
const behind = (target: string, stack = twoServers): readonly string[] => [
  ...labelsBehind(stack, balancer, componentsOf(stack, target)),
];

describe('the name of a server for its balancer', () => {
  it('is that of its host', () => {
    expect(labelOf('server1.nginx')).toEqual(['server1']);
  });

  it('is its own where several links lead to its host', () => {
    expect([...labelOf('one', twoOnAHost), ...labelOf('two', twoOnAHost)]).toEqual(['one', 'two']);
  });
});

describe('the names of the servers that a target is behind', () => {
  it('are its host, also where a server in front of it is asked in its place', () => {
    expect([behind('server1.nginx'), behind('server1.app'), behind('server1')]).toEqual([
      ['server1'],
      ['server1'],
      ['server1'],
    ]);
  });

  it('are none of another server on its host', () => {
    expect([behind('one', twoOnAHost), behind('two', twoOnAHost), behind('server', twoOnAHost)]).toEqual([
      ['one'],
      ['two'],
      ['one', 'two'],
    ]);
  });

  it('are, of several servers on its host, the one that has a link to it', () => {
    const proxied = { name: 'proxied', host: 'server', kind: 'app', role: 'app', port: 8083 } as const;
    expect(behind('proxied', withMore(twoOnAHost, proxied, { from: 'two', to: 'proxied' }))).toEqual(['two']);
  });
});
