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
const labWith = (...holders: string[]): Lab =>
  labIn((host) => (holders.includes(host) ? '2: eth0 inet 198.18.0.200/24' : ''));

/** A lab in which `ip` says that of addresses, and this of links and neighbours. */
function labIn(ofAddress: (host: string) => string, ofOthers = (_host: string, _what: string): string => ''): Lab {
  const run: Shell['run'] = async (argv) => {
    const host = argv[1]?.replace('--net=/run/netns/', '') ?? '';
    const what = argv.find((word) => word === 'link' || word === 'neighbour');
    return { code: 0, stdout: what ? ofOthers(host, what) : ofAddress(host), stderr: '' };
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

const fails: Shell['run'] = async () => ({ code: 2, stdout: '', stderr: 'Cannot bind netlink socket\n' });

describe('a look that fails', () => {
  it('is told, and not taken for an address that is nowhere', async () => {
    if (!vip) throw new Error('the stack has no address');
    const lab = { ...labWith(), shell: { run: fails, start: neverStarts } };
    const told = { code: 'command-failed', message: expect.stringContaining('ended with code 2') };
    await expect(holdersOf(lab, vip)).rejects.toMatchObject(told);
    await expect(addressesSettle(lab, [])).rejects.toMatchObject(told);
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
    expect(await astray(labWith('balancer2'), [keepalived({ preempt: false })], false)).toEqual([
      'vip is on balancer2, not on balancer1',
    ]);
  });
});

const atHome = (host: string): string => (host === 'balancer1' ? '2: eth0 inet 198.18.0.200/24' : '');

/** A pair whose first balancer has the address, and whose client takes the second one for it for so many looks. */
function misledFor(looks: number): { readonly lab: Lab; readonly left: () => number } {
  let left = looks;
  const lab = labIn(atHome, (host, what) => {
    if (what === 'link') return `2: eth0@if3: <UP> link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff`;
    if (host !== pair.client) return '';
    const hardware = left-- > 0 ? '02:00:00:00:00:02' : '02:00:00:00:00:01';
    return `198.18.0.200 dev eth0 lladdr ${hardware} REACHABLE`;
  });
  return { lab, left: () => left };
}

describe('addressesSettle', () => {
  it('waits until nobody takes another host for the holder', async () => {
    const { lab, left } = misledFor(3);
    await addressesSettle(lab, []);
    expect(left()).toBe(-1);
  });

  it('waits again when another one takes the address before he has heard of the holder', async () => {
    let looks = 0;
    const twice = (host: string): boolean => host === 'balancer1' || (host === 'balancer2' && looks++ === 1);
    const lab = labIn((host) => (twice(host) ? '2: eth0 inet 198.18.0.200/24' : ''));
    const begunAt = lab.clock.now();
    await addressesSettle(lab, [keepalived({})]);
    expect([looks, lab.clock.now() - begunAt]).toEqual([5, 300 + 20 + 300]);
  });

  it('says who does when that never ends', async () => {
    await expect(addressesSettle(misledFor(Number.POSITIVE_INFINITY).lab, [])).rejects.toMatchObject({
      code: 'component-not-ready',
      message: expect.stringMatching(/^\w+ does not take balancer1 for vip yet, 20000 ms after the start$/),
    });
  });

  it('says where the addresses are when they never come to rest', async () => {
    await expect(addressesSettle(labWith(), [])).rejects.toMatchObject({
      code: 'component-not-ready',
      message: 'vip is on no host, 20000 ms after the start',
    });
  });
});
