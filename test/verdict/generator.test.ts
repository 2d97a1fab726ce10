import { describe, expect, it } from 'vitest';
import { p99, worstLag } from '../../verdict/generator.ts';

const times = (count: number, lagMs: number): readonly number[] => Array.from({ length: count }, () => lagMs);
const traceOf = (parts: Partial<Record<'control' | 'hold' | 'after' | 'rest', readonly number[]>>) => ({
  lagsMs: { control: [], hold: [], after: [], rest: [], ...parts },
});

describe('worstLag', () => {
  it('is that of the phase where it is worst, however small the phase is', () => {
    const hold = [...times(440, 0), ...times(10, 80)];
    expect(p99([...times(5000, 0), ...hold])).toBe(0);
    expect(worstLag([traceOf({ control: times(5000, 0), hold })])).toBe(80);
  });

  it('is that of the operation where it is worst, however rare its requests are', () => {
    expect(worstLag([traceOf({ hold: times(5000, 0) }), traceOf({ hold: times(6, 30) })])).toBe(30);
  });

  it('is that of all slots only where none was judged, and nothing without slots', () => {
    expect(worstLag([traceOf({ control: times(9, 1), rest: times(9, 50) })])).toBe(1);
    expect(worstLag([traceOf({ rest: times(9, 50) })])).toBe(50);
    expect(worstLag([])).toBeNull();
  });
});
