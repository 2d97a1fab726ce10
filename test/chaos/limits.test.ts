import { describe, expect, it } from 'vitest';
import { hardMaximumMs, healingMs, healLimitMs, injectLimitMs, slownessMs } from '../../chaos/limits.ts';
import type { FaultId } from '../../model/plan.ts';
import { componentsOf } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';
import { topologies } from '../../stack/index.ts';
import { kindOf } from '../../stack/kinds/index.ts';

const of = (id: FaultId, ...limits: readonly (readonly [stopWithinMs: number, readyWithinMs: number])[]) => ({
  fault: { id },
  target: { components: limits.map(([stopWithinMs, readyWithinMs]) => ({ stopWithinMs, readyWithinMs })) },
});

/** A target of a shipped stack. */
const shipped = (id: FaultId, stack: string, target: string) => {
  const spec = topologies.find(({ name }) => name === stack);
  if (!spec) throw new Error(`no stack ${stack}`);
  return { fault: { id }, target: { components: componentsOf(spec, target).map(kindOf) } };
};

describe('the limit of an injection', () => {
  it('is above what all components may take to stop, one after the other', () => {
    expect(injectLimitMs(of('stop', [30_000, 1000]))).toBe(35_000);
    expect(injectLimitMs(shipped('stop', 'colocated', 'server1'))).toBeGreaterThan(20_000);
    expect(injectLimitMs(of('stop', [60_000, 1000], [60_000, 1000]))).toBeGreaterThan(120_000);
  });

  it('knows nothing of that where nobody is asked to end', () => {
    expect(injectLimitMs(of('kill', [60_000, 1000]))).toBe(15_000);
    expect(injectLimitMs(of('pause', [60_000, 1000]))).toBe(15_000);
  });
});

describe('the limit of a healing', () => {
  it.each(['stop', 'kill', 'fill-disk'] as const)(
    'of %s is above what all components may take to serve, one after the other',
    (id) => {
      expect(healLimitMs(of(id, [5000, 120_000]))).toBeGreaterThan(120_000);
      expect(healLimitMs(of(id, [5000, 120_000], [5000, 120_000]))).toBeGreaterThan(240_000);
    },
  );

  it('knows nothing of that where nobody is started', () => {
    expect(healLimitMs(of('isolate', [5000, 120_000]))).toBe(45_000);
  });

  it('is over before the watchdog takes the healing for one that hangs', () => {
    expect(healingMs(of('kill', [5000, 120_000]))).toBeGreaterThan(healLimitMs(of('kill', [5000, 120_000])));
  });
});

describe('the hard maximum', () => {
  it('is the hold and a minute wherever no component takes its time, as on every machine of the default stack', () => {
    expect(hardMaximumMs(ms(5000))).toBe(65_000);
    for (const target of ['balancer', 'server1', 'primary', 'replica', 'server1.nginx', 'primary.mariadb'])
      expect(slownessMs(shipped('stop', 'two-servers', target))).toBe(0);
  });

  it('is longer by what injection and healing may take longer', () => {
    expect(slownessMs(of('stop', [30_000, 120_000]))).toBe(20_000 + 85_000);
    expect(slownessMs(of('pause', [30_000, 120_000]))).toBe(0);
  });
});
