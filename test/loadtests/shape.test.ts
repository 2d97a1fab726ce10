import { describe, expect, it } from 'vitest';
import type { LoadSetting } from '../../loadtests/setting.ts';
import { beginningMs, isPlanned, jitterMs, marginMs, shapeOf, usersFor } from '../../loadtests/shape.ts';

const setting: LoadSetting = {
  url: 'http://balancer:80',
  ratePerSecond: { static: 100, read: 50, write: 20 },
  durationMs: 6000,
  timeoutMs: 1000,
  episode: 1,
  seed: 42,
};
const iterations = Array.from({ length: 2000 }, (_, index) => index);

describe('the shape of a load', () => {
  it('gives each operation a rate of its own in an open model', () => {
    expect(shapeOf(setting).read).toEqual({
      executor: 'constant-arrival-rate',
      exec: 'read',
      rate: 50,
      timeUnit: '1s',
      duration: '6020ms',
      preAllocatedVUs: usersFor(50, 1000),
      maxVUs: usersFor(50, 1000),
      gracefulStop: '2000ms',
    });
  });

  it('leaves an operation out whose rate is 0', () => {
    const shape = shapeOf({ ...setting, ratePerSecond: { static: 0, read: 5, write: 0 } });
    expect(Object.keys(shape)).toEqual(['read']);
  });

  it('keeps a rate that is not whole', () => {
    const { read } = shapeOf({ ...setting, ratePerSecond: { static: 0, read: 2.5, write: 0 } });
    expect(read).toMatchObject({ rate: 2500, timeUnit: '1000s' });
  });

  it('waits longer at the end than any request can take', () => {
    const { write } = shapeOf(setting);
    expect(Number.parseInt(write?.gracefulStop ?? '', 10)).toBeGreaterThan(
      1000 + jitterMs(setting, 'write', 0) + marginMs,
    );
  });
});

describe('the number of virtual users', () => {
  it('covers by Little every request under way when nothing answers', () => {
    for (const [rate, timeoutMs] of [
      [100, 1000],
      [1, 1000],
      [1000, 250],
      [33, 777],
    ] as const) {
      const longestMs = timeoutMs + (0.8 * 1000) / rate + marginMs;
      expect(usersFor(rate, timeoutMs)).toBeGreaterThanOrEqual((rate * longestMs) / 1000);
      expect(usersFor(rate, timeoutMs)).toBeLessThan((rate * longestMs) / 1000 + 1);
    }
  });
});

describe('the planned slots', () => {
  it('are cut at their exact number, however late k6 stops', () => {
    expect([599, 600].map((iteration) => isPlanned(setting, 'static', iteration))).toEqual([true, false]);
    expect([119, 120].map((iteration) => isPlanned(setting, 'write', iteration))).toEqual([true, false]);
  });

  it('have time to begin, and k6 the second it demands', () => {
    expect(beginningMs(6000)).toBeGreaterThan(6000);
    expect(beginningMs(10)).toBe(1000);
  });
});

function spreadOf(change: Partial<LoadSetting>, operation: 'static' | 'read'): string {
  const changed = { ...setting, ...change, ratePerSecond: { static: 50, read: 50, write: 50 } };
  return iterations.map((iteration) => jitterMs(changed, operation, iteration)).join(' ');
}

describe('the jitter', () => {
  it('stays within 0.8 of the slot, in whole milliseconds, and reaches both ends', () => {
    const delays = iterations.map((iteration) => jitterMs(setting, 'read', iteration));
    expect(Math.min(...delays)).toBe(0);
    expect(Math.max(...delays)).toBe(15);
    expect(delays.every(Number.isInteger)).toBe(true);
  });

  it('repeats with the seed, and differs between operations and seeds', () => {
    expect(spreadOf({}, 'read')).toBe(spreadOf({}, 'read'));
    expect(spreadOf({}, 'read')).not.toBe(spreadOf({}, 'static'));
    expect(spreadOf({}, 'read')).not.toBe(spreadOf({ seed: 43 }, 'read'));
  });

  it('vanishes where a slot is shorter than the clock can tell', () => {
    expect(jitterMs({ ...setting, ratePerSecond: { static: 1000, read: 0, write: 0 } }, 'static', 3)).toBe(0);
  });
});
