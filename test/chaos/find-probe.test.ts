import { describe, expect, it } from 'vitest';
import { findProbe, probeLimitMs } from '../../chaos/find-probe.ts';
import { alertWithinMs } from '../../model/alert.ts';
import { ms } from '../../model/units.ts';

describe('probeLimitMs', () => {
  it('is twice what the probe takes on a sound stack', () => {
    expect(probeLimitMs({ probe: 'stickiness' }, ms(0))).toBe(2 * findProbe('stickiness').lastsMs);
  });

  it('has room for the longest wait that a plan may ask for, for a fault and for its end', () => {
    const withinMs = ms(300_000);
    expect(withinMs).toBeGreaterThan(alertWithinMs);
    expect(probeLimitMs({ probe: 'alert', withinMs }, ms(0))).toBeGreaterThan(2 * withinMs);
  });

  it('has room for the longest failover that a plan may allow, and for the way back', () => {
    expect(probeLimitMs({ probe: 'standby' }, ms(300_000))).toBeGreaterThan(2 * 300_000);
  });
});

describe('findProbe', () => {
  it('knows no probe that is none', () => {
    expect(() => findProbe('none' as never)).toThrow('there is no probe none');
  });
});
