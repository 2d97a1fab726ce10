import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { generatorTrace, p99, worstLag } from '../../verdict/generator.ts';
import { layOut } from '../../verdict/slots.ts';

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

describe('a slot that was never begun', () => {
  it('is the fault of a generator with nobody under way, however few users the load has', () => {
    const plan = { ratePerSecond: 5, durationMs: 10_000, timeoutMs: 150, deadlineMs: 100, endedByItself: true };
    const answered = {
      operation: 'static',
      arm: 'main',
      scenarioMs: 0,
      jitterMs: 0,
      waitMs: 3,
      status: 200,
      error: 0,
    } as const;
    const slots = Array.from({ length: 50 }, (_, slot) => slot).filter((slot) => slot < 20 || slot >= 30);
    const samples = slots.map((slot, iteration): Sample => {
      return Object.assign({ iteration, beganMs: slot * 200, valid: true, server: '', database: '' }, answered);
    });
    const table = layOut(samples, plan);
    expect(generatorTrace(table, new Uint8Array(50), plan)).toMatchObject({ dropped: 10, starved: 10 });
  });
});
