import { describe, expect, it } from 'vitest';
import { testimonyOf } from '../../stack/witness.ts';

const labels = new Set(['server1']);
const says = (states: Readonly<Record<string, string>>) =>
  testimonyOf('balancer.haproxy', new Map(Object.entries(states)), labels);

describe('a balancer as witness', () => {
  it('misses a server as soon as one of its backends does', () => {
    expect(says({ 'static/server1': 'UP', 'app/server1': 'DOWN', 'app/server2': 'UP' })).toEqual([
      { what: "balancer.haproxy's own view", seen: 'static/server1 UP, app/server1 DOWN', missesTarget: true },
    ]);
  });

  it('that does not check its servers misses nobody', () => {
    expect(says({ 'app/server1': 'no check' })).toMatchObject([{ seen: 'app/server1 no check', missesTarget: false }]);
    expect(says({ 'app/server1': 'no' })).toMatchObject([{ missesTarget: false }]);
  });

  it('has nothing to say of a target that is none of its servers', () => {
    expect(says({ 'app/server2': 'DOWN' })).toEqual([]);
  });
});
