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
});
