import { describe, expect, it } from 'vitest';
import { healthCheckDefaults } from '../../model/health-check.ts';
import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { downWithin, impliedBy, upWithin } from '../../verdict/implied.ts';

/** The shipped stack with other settings of its balancer, or other files. */
const balancerWith = (change: Partial<ComponentSpec>): StackSpec => ({
  ...twoServers,
  components: twoServers.components.map((one) => (one.kind === 'haproxy' ? Object.assign({}, one, change) : one)),
});

describe('what the settings of a balancer imply', () => {
  it('is, refused: inter until the next check, then fastinter until fall have failed', () => {
    expect(downWithin(healthCheckDefaults, 'refusal')).toEqual({ lowMs: 100, highMs: 300 + 100 + 100 });
  });

  it('is, without an answer: the whole timeout of each check as well', () => {
    expect(downWithin(healthCheckDefaults, 'hang')).toEqual({
      lowMs: 2 * 200 + 100,
      highMs: 300 + 2 * 200 + 100 + 100,
    });
    expect(downWithin({ ...healthCheckDefaults, timeoutCheckMs: 400 }, 'hang').lowMs).toBe(900);
  });

  it('is, without a connection: the shorter of timeout connect and inter, a check under way its own', () => {
    const slow = { ...healthCheckDefaults, timeoutConnectMs: 5000, timeoutCheckMs: 200 };
    expect(downWithin(slow, 'silence')).toEqual({ lowMs: 500, highMs: 300 + 2 * 300 + 100 + 100 });
    expect(downWithin({ ...slow, check: 'tcp' }, 'silence').lowMs).toBe(700);
  });

  it("is HAProxy's own default with its settings: 4 to 6 s after a reset", () => {
    const own = { ...healthCheckDefaults, interMs: 2000, fastinterMs: 2000, downinterMs: 2000, fall: 3 };
    expect(downWithin(own, 'refusal')).toEqual({ lowMs: 4000, highMs: 6000 + 100 });
  });

  it('is for a return: rise checks, the first after downinter, a stuck one waited for', () => {
    expect(upWithin(healthCheckDefaults)).toEqual({ lowMs: 100, highMs: 200 + 100 + 100 + 100 });
    expect(upWithin({ ...healthCheckDefaults, rise: 4 })).toEqual({ lowMs: 300, highMs: 200 + 100 + 300 + 100 });
  });
});

describe('a fault on two servers', () => {
  it.each([
    ['server1', 'stop', 100, 500],
    ['server1', 'kill', 100, 500],
    ['server1', 'pause', 500, 900],
    ['server1', 'isolate', 500, 900],
    ['server2.nginx', 'kill', 100, 500],
    ['server2.app', 'pause', 500, 900],
  ] as const)('%s, %s, is noticed within %d to %d ms', (target, fault, lowMs, highMs) => {
    expect(impliedBy(twoServers, target, fault)?.down).toEqual({ lowMs, highMs });
  });

  it.each([
    ['balancer', 'kill'],
    ['primary', 'kill'],
    ['server1', 'slow'],
    ['server1', 'sham'],
  ] as const)('%s, %s, implies nothing: no check must fail', (target, fault) => {
    expect(impliedBy(twoServers, target, fault)).toBeNull();
  });

  it('implies nothing for a plain TCP check of a paused server, nor of an application behind one', () => {
    const tcp = balancerWith({ settings: { check: 'tcp' } });
    expect(impliedBy(tcp, 'server1', 'pause')).toBeNull();
    expect(impliedBy(tcp, 'server1.app', 'kill')).toBeNull();
    expect(impliedBy(tcp, 'server1', 'kill')?.down.lowMs).toBe(100);
  });

  it('implies nothing without checks, or where a file of the user hides them', () => {
    expect(impliedBy(balancerWith({ settings: { check: 'none' } }), 'server1', 'kill')).toBeNull();
    expect(impliedBy(balancerWith({ files: { 'haproxy.cfg': '' } }), 'server1', 'kill')).toBeNull();
  });

  it('goes by the settings that the stack gives', () => {
    const slow = balancerWith({ settings: { interMs: 2000, fall: 3 } });
    expect(impliedBy(slow, 'server1', 'kill')?.down).toEqual({ lowMs: 200, highMs: 2000 + 200 + 100 });
  });
});

/** Fifteen episodes on real processes: begin of the act, notice, both from the injection; length of the healing, return from its end. */
const measured = [
  [-231.4, 319.5, 625.6, 258.6],
  [-125.3, 286.1, 450.9, 373.6],
  [-101.8, 322.8, 109.5, 200.7],
  [-92.3, 178.1, 131.1, 168.1],
  [-199.8, 81.1, 217.7, 233.2],
  [-260.1, 201.6, 494.2, 213.8],
  [-50, 243.6, 106, 147],
  [-85, 193.3, 157, 208],
  [-124, 199, 130, 201],
  [-39, 152.3, 32, 251],
  [-94, 141.2, 156, 163],
  [-81, 139.2, 106, 198],
  [-348, 58.8, 570, 172],
  [-56, 301.4, 105, 181],
  [-92, 298.8, 186, 180],
] as const;

describe('what a balancer noticed on real processes, servers stopped and killed', () => {
  it('lies in what its settings imply, every time', () => {
    const { down, up } = impliedBy(twoServers, 'server1', 'kill')!;
    const outside = measured.filter(
      ([begunMs, noticedMs, healingMs, backMs]) =>
        noticedMs < down.lowMs + begunMs ||
        noticedMs > down.highMs ||
        backMs < up.lowMs - healingMs ||
        backMs > up.highMs,
    );
    expect(outside).toEqual([]);
  });
});
