import { describe, expect, it } from 'vitest';
import { claims } from '../../../plans/claims/index.ts';
import { prepareStacks } from '../../../scripts/claims/prepare.ts';
import { estimateMs } from '../../../scripts/claims/show.ts';

describe('estimateMs', () => {
  it('counts the windows, the probes and what each episode takes beside them', () => {
    const stacks = prepareStacks(claims);
    const named = (name: string) => estimateMs(stacks.find((one) => one.name === name) ?? { name });
    // A sham and two faults, too few for lanes: three episodes of 9.5 s, 1 s beside each, and 3 s for the run.
    expect(named('colocated')).toBe(3 * (9500 + 1000) + 3000);
    expect(estimateMs({ name: 'none', failure: 'there is no stack none' })).toBe(0);
  });

  it('stays within twenty-four minutes for all claims, every probe taken at its longest', () => {
    const total = prepareStacks(claims).reduce((sum, one) => sum + estimateMs(one), 0);
    expect(total).toBeLessThan(24 * 60_000);
  });
});
