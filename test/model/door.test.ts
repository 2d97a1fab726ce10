import { describe, expect, it } from 'vitest';
import { doorsOf } from '../../model/door.ts';
import { hardened } from '../../stack/topologies/hardened.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

const fromOf = (stack: typeof twoServers, host: string, port: number) =>
  doorsOf(stack).find((door) => door.host === host && door.port === port)?.from;

describe('the doors of a stack', () => {
  it('are the entry for everybody, and each link for its caller', () => {
    expect(doorsOf(twoServers)).toEqual([
      { host: 'balancer', port: 80, from: 'everybody' },
      { host: 'server1', port: 80, from: ['balancer'] },
      { host: 'server1', port: 8080, from: ['server1'] },
      { host: 'primary', port: 3306, from: ['server1', 'server2', 'replica'] },
      { host: 'replica', port: 3306, from: ['server1', 'server2'] },
      { host: 'server2', port: 80, from: ['balancer'] },
      { host: 'server2', port: 8080, from: ['server2'] },
    ]);
  });

  it('lead from the monitoring to where metrics are told, not to where users go', () => {
    expect(fromOf(hardened, 'balancer1', 8404)).toEqual(['monitor']);
    expect(fromOf(hardened, 'balancer1', 443)).toBe('everybody');
    expect(fromOf(hardened, 'server1', 8080)).toEqual(['server1', 'monitor']);
  });

  it('are open between the members of a cluster at its ports, in all directions', () => {
    const components = [
      { name: 'a.mariadb', host: 'a', kind: 'mariadb', role: 'primary', port: 3306, settings: { cluster: true } },
      { name: 'b.mariadb', host: 'b', kind: 'mariadb', role: 'replica', port: 3306, settings: { cluster: true } },
      { name: 'c.garbd', host: 'c', kind: 'garbd', role: 'service', port: 4567 },
    ] as const;
    const links = [{ from: 'b.mariadb', to: 'a.mariadb', operations: [] }];
    const stack = { ...twoServers, components, links, entry: 'none' };
    expect(fromOf(stack, 'a', 4567)).toEqual(['b', 'c']);
    expect(fromOf(stack, 'c', 4568)).toEqual(['a', 'b']);
    expect(fromOf(stack, 'a', 3306)).toBeUndefined();
  });
});
