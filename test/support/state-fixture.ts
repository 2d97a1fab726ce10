import type { StackState } from '../../model/state.ts';
import { epochMs } from '../../model/units.ts';

/** A look at a stack in which all is well. */
export function stateFixture(change: Partial<StackState> = {}): StackState {
  return {
    at: epochMs(Date.UTC(2026, 10, 21, 12)),
    components: ['balancer.haproxy', 'server1.nginx', 'primary.mariadb'].map((name) => ({
      name,
      state: 'running',
      listening: true,
    })),
    servers: [
      { balancer: 'balancer.haproxy', server: 'app/server1', state: 'UP' },
      { balancer: 'balancer.haproxy', server: 'app/server2', state: 'UP' },
    ],
    databases: [
      { name: 'primary.mariadb', writable: true, follows: null, trouble: [], behind: null },
      { name: 'replica.mariadb', writable: false, follows: 'primary.mariadb', trouble: [], behind: 0 },
    ],
    addresses: [{ name: 'vip', on: ['balancer1'] }],
    visit: { server: 'server1', database: 'replica', status: 200, tookMs: 3.2 },
    ...change,
  };
}
