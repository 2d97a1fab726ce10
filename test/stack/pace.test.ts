import { describe, expect, it } from 'vitest';
import type { BoundedProcess } from '../../stack/bounded-process.ts';
import { paceHandle } from '../../stack/pace.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** A component without a process, and a helper that does nothing. */
function stage() {
  const done: string[] = [];
  let isAlive = false;
  const helper: BoundedProcess = {
    lives: () => isAlive,
    start: () => void (isAlive = done.push('start') > 0),
    strike: () => undefined,
    end: async () => void (isAlive = done.push('end') < 0),
  };
  const component = {
    name: 'server1.app',
    leader: () => ({ pid: 2 ** 22 + 1, startTicks: '1' }),
    resume: async () => void done.push('resume'),
  };
  return { done, pace: paceHandle({ clock: virtualClock() }, component, helper) };
}

describe('the pace of a component', () => {
  it('is not hampered when nothing was seen stopped in time: an error that names the component', async () => {
    const { pace } = stage();
    await expect(pace.hamper()).rejects.toThrow('server1.app was not seen stopped within 5000 ms');
  });

  it('is freed by ending the helper first, and then letting run what it left stopped', async () => {
    const { done, pace } = stage();
    await pace.free();
    expect(done).toEqual(['end', 'resume']);
  });

  it('of a dead component was never seen stopped', async () => {
    const { pace } = stage();
    const { hampered, stoppedShare, looks, plannedShare } = await pace.observe();
    expect({ hampered, stoppedShare }).toEqual({ hampered: false, stoppedShare: 0 });
    expect(looks).toBeGreaterThan(20);
    expect(plannedShare).toBeCloseTo(2 / 3);
  });
});
