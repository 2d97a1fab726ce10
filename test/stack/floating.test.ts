import { describe, expect, it } from 'vitest';
import type { Shell } from '../../model/handle.ts';
import type { ManagedComponent } from '../../stack/component.ts';
import { addressesSettle, astray, holdersOf } from '../../stack/floating.ts';
import type { Lab } from '../../stack/lab.ts';
import { pair, pairSite } from '../support/pair.ts';
import { noTools } from '../support/site.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const [vip] = pair.addresses ?? [];

const neverStarts: Shell['start'] = () => {
  throw new Error('nothing is started');
};

/** A lab in which some hosts have the address. */
function labWith(...holders: string[]): Lab {
  const run: Shell['run'] = async (argv) => {
    const host = argv[1]?.replace('--net=/run/netns/', '') ?? '';
    return { code: 0, stdout: holders.includes(host) ? '2: eth0 inet 198.18.0.200/24' : '', stderr: '' };
  };
  return {
    spec: pair,
    tools: noTools,
    shell: { run, start: neverStarts },
    clock: virtualClock(),
  } as Partial<Lab> as Lab;
}

const keepalived = (settings: Record<string, boolean>): ManagedComponent =>
  ({ site: pairSite('balancer1.keepalived', { settings }) }) as Partial<ManagedComponent> as ManagedComponent;

describe('holdersOf', () => {
  it('asks every host that may have the address', async () => {
    if (!vip) throw new Error('the stack has no address');
    expect(await holdersOf(labWith(), vip)).toEqual([]);
    expect(await holdersOf(labWith('balancer2', 'balancer1'), vip)).toEqual(['balancer1', 'balancer2']);
  });
});

describe('astray', () => {
  it('has nothing to say of an address that is where it belongs', async () => {
    expect(await astray(labWith('balancer1'), [])).toEqual([]);
  });

  it('names an address that is nowhere, in two places, or on another host than the preferred one', async () => {
    expect(await astray(labWith(), [])).toEqual(['vip is on no host']);
    expect(await astray(labWith('balancer1', 'balancer2'), [])).toEqual(['vip is on balancer1 and balancer2 at once']);
    expect(await astray(labWith('balancer2'), [keepalived({})])).toEqual(['vip is on balancer2, not on balancer1']);
  });

  it('lets an address stay where it went when nobody takes it back', async () => {
    expect(await astray(labWith('balancer2'), [keepalived({ preempt: false })])).toEqual([]);
  });
});

describe('addressesSettle', () => {
  it('says where the addresses are when they never come to rest', async () => {
    await expect(addressesSettle(labWith(), [])).rejects.toMatchObject({
      code: 'component-not-ready',
      message: 'vip is on no host, 20000 ms after the start',
    });
  });
});
