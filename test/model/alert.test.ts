import { describe, expect, it } from 'vitest';
import { expectedAlerts } from '../../model/alert.ts';
import { hardened } from '../../stack/topologies/hardened.ts';

describe('the alerts that a fault must raise', () => {
  it('are one by name for each component of a host that is watched', () => {
    expect(expectedAlerts(hardened, 'server1', 'stop')).toEqual([
      { name: 'ApplicationDown', component: 'server1.app' },
      { name: 'WebServerDown', component: 'server1.nginx' },
    ]);
    expect(expectedAlerts(hardened, 'balancer1', 'kill')).toEqual([
      { name: 'BalancerDown', component: 'balancer1.haproxy' },
    ]);
  });

  it('are others for what is slow', () => {
    expect(expectedAlerts(hardened, 'server2.nginx', 'slow')).toEqual([
      { name: 'WebServerSlow', component: 'server2.nginx' },
    ]);
  });

  it('are none for what nobody watches', () => {
    expect(expectedAlerts(hardened, 'balancer1.keepalived', 'kill')).toEqual([]);
  });
});
