import { describe, expect, it } from 'vitest';
import { suiteWithPairs } from '../../scripts/pairs.ts';

describe('suiteWithPairs', () => {
  it('leads from the sweep to that of pairs', () => {
    expect(suiteWithPairs('sweep', true)).toBe('sweep-pairs');
    expect(suiteWithPairs('sweep')).toBe('sweep');
  });

  it('refuses any other suite', () => {
    expect(() => suiteWithPairs('smoke', true)).toThrow('smoke has no pairs');
  });
});
