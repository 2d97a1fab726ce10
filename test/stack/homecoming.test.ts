import { describe, expect, it } from 'vitest';
import type { ManagedComponent } from '../../stack/component.ts';
import { bringHome } from '../../stack/homecoming.ts';
import type { Lab } from '../../stack/lab.ts';
import { pair, pairSite } from '../support/pair.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** What is the case. */
interface Circumstances {
  /** Whether the preferred host takes the address back by itself. */
  readonly preempt: boolean;
  /** Hosts that have the address. */
  readonly on: readonly string[];
  /** Whether the preferred host takes it when it hears of nobody who has it. */
  readonly isFit?: boolean;
}

/** Two balancers, of which the one has the address where keepalived runs; what was done to which keepalived, in order. */
function twoBalancers({ preempt, on, isFit = true }: Circumstances) {
  const done: string[] = [];
  const holders = new Set(on);
  const guardian = (host: string): ManagedComponent =>
    ({
      name: `${host}.keepalived`,
      site: pairSite(`${host}.keepalived`, { settings: { preempt } }),
      stop: async () => {
        done.push(`stop ${host}`);
        holders.delete(host);
        if (isFit) holders.add('balancer1');
      },
      start: async () => void done.push(`start ${host}`),
    }) as Partial<ManagedComponent> as ManagedComponent;
  const shell = recordingShell((argv) => {
    const host = argv[1]?.replace('--net=/run/netns/', '') ?? '';
    return { stdout: holders.has(host) ? 'inet 198.18.0.200/24' : '' };
  });
  const lab = { spec: pair, tools: noTools, clock: virtualClock(), shell } as Partial<Lab> as Lab;
  return { done, home: () => bringHome(lab, [guardian('balancer1'), guardian('balancer2')]) };
}

describe('an address that does not come back by itself', () => {
  it('is brought home from the host that took it', async () => {
    const { done, home } = twoBalancers({ preempt: false, on: ['balancer2'] });
    expect(await home()).toEqual(['vip']);
    expect(done).toEqual(['stop balancer2', 'start balancer2']);
  });

  it('is left alone where it is at home already', async () => {
    const { done, home } = twoBalancers({ preempt: false, on: ['balancer1'] });
    expect(await home()).toEqual([]);
    expect(done).toEqual([]);
  });

  it('has its keepalived started again also when it does not come home', async () => {
    const { done, home } = twoBalancers({ preempt: false, on: ['balancer2'], isFit: false });
    expect(await home()).toEqual([]);
    expect(done).toEqual(['stop balancer2', 'start balancer2']);
  });
});

it('an address that comes back by itself is waited for, and nobody is stopped', async () => {
  const { done, home } = twoBalancers({ preempt: true, on: ['balancer2'] });
  expect(await home()).toEqual([]);
  expect(done).toEqual([]);
});
