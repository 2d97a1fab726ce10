import { describe, expect, it } from 'vitest';
import type { Plan } from '../../model/plan.ts';
import { ms, perSecond } from '../../model/units.ts';
import { maxTotalRate } from '../../plans/defaults.ts';
import { essentials } from '../../plans/essentials.ts';
import { identifiableWrites } from '../../plans/load-rules.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = resolvePlan(essentials, twoServers);
const writing = (write: number, returning: number, holdMs: number): Plan => ({
  ...plan,
  load: {
    ...plan.load,
    ratePerSecond: { ...plan.load.ratePerSecond, write: perSecond(write) },
    returningPerSecond: perSecond(returning),
  },
  windows: { ...plan.windows, holdMs: ms(holdMs) },
});

describe('the ids of writes', () => {
  it('are enough for the longest windows and the highest rate that a plan may have', () => {
    const tenMinutes = ms(600_000);
    const windows = { settleMs: tenMinutes, controlMs: tenMinutes, recoveryMs: tenMinutes, afterMs: tenMinutes };
    const longest = writing(maxTotalRate, 0, tenMinutes);
    expect(identifiableWrites({ ...longest, windows: { ...longest.windows, ...windows } })).toEqual([]);
  });

  it('must be enough for either arm', () => {
    const hours = 2 * 3_600_000;
    expect(identifiableWrites(writing(999, 0, hours))).toHaveLength(1);
    expect(identifiableWrites(writing(1, 999, hours))[0]?.what).toContain('at 999/s');
    expect(identifiableWrites(writing(100, 100, hours))).toEqual([]);
  });
});
