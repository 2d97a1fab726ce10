import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../loadtests/scenario.ts';
import type { LoadSetting } from '../../loadtests/setting.ts';
import { jitterMs, shapeOf } from '../../loadtests/shape.ts';
import { marginMs, usersFor } from '../../model/load.ts';

const setting: LoadSetting = {
  url: 'http://balancer:80',
  ratePerSecond: { static: 100, read: 50, write: 20 },
  returningPerSecond: 10,
  durationMs: 6000,
  timeoutMs: 1000,
  episode: 1,
  seed: 42,
};
const iterations = Array.from({ length: 2000 }, (_, index) => index);
const reading: Scenario = { operation: 'read', arm: 'main' };

/** Main users, and returning ones at the begin and at most, where requests go to further places as well. */
function usersAt(...furtherUrls: readonly string[]): readonly (number | undefined)[] {
  const { read, readReturning } = shapeOf({ ...setting, furtherUrls, returningPerSecond: 30 });
  return [read?.maxVUs, readReturning?.preAllocatedVUs, readReturning?.maxVUs];
}

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

  it('has for each operation returning users beside, all at their own rate', () => {
    const shape = shapeOf(setting);
    expect(Object.entries(shape).map(([name, { rate }]) => `${name} ${rate}`)).toEqual([
      'static 100',
      'read 50',
      'write 20',
      'staticReturning 10',
      'readReturning 10',
      'writeReturning 10',
    ]);
    expect(shape.writeReturning).toMatchObject({ exec: 'writeReturning', maxVUs: usersFor(10, 1000) });
  });

  it('has as many returning users as go evenly into the places that requests go to, so that each comes back to his own', () => {
    const others = ['http://198.18.0.3', 'http://198.18.0.4', 'http://198.18.0.5'];
    expect(usersAt()).toEqual([usersFor(50, 1000), 39, 39]);
    expect(usersAt(...others.slice(0, 1))).toEqual([usersFor(50, 1000), 40, 40]);
    expect(usersAt(...others)).toEqual([usersFor(50, 1000), 40, 40]);
  });

  it('leaves out an operation whose rate is 0, for returning users as well, and those altogether', () => {
    const ratePerSecond = { static: 0, read: 5, write: 0 };
    expect(Object.keys(shapeOf({ ...setting, ratePerSecond }))).toEqual(['read', 'readReturning']);
    expect(Object.keys(shapeOf({ ...setting, ratePerSecond, returningPerSecond: 0 }))).toEqual(['read']);
  });

  it('waits longer at the end than any request can take', () => {
    const { write } = shapeOf(setting);
    const jitter = jitterMs(setting, { operation: 'write', arm: 'main' }, 0);
    expect(Number.parseInt(write?.gracefulStop ?? '', 10)).toBeGreaterThan(1000 + jitter + marginMs);
  });
});

function spreadOf(change: Partial<LoadSetting>, scenario: Scenario): string {
  const rates = { ratePerSecond: { static: 50, read: 50, write: 50 }, returningPerSecond: 50 };
  return iterations.map((iteration) => jitterMs({ ...setting, ...rates, ...change }, scenario, iteration)).join(' ');
}

describe('the jitter', () => {
  it('stays within 0.8 of the slot, in whole milliseconds, and reaches both ends', () => {
    const delays = iterations.map((iteration) => jitterMs(setting, reading, iteration));
    expect(Math.min(...delays)).toBe(0);
    expect(Math.max(...delays)).toBe(15);
    expect(delays.every(Number.isInteger)).toBe(true);
  });

  it('repeats with the seed, and differs between operations, arms and seeds', () => {
    expect(spreadOf({}, reading)).toBe(spreadOf({}, reading));
    expect(spreadOf({}, reading)).not.toBe(spreadOf({}, { operation: 'static', arm: 'main' }));
    expect(spreadOf({}, reading)).not.toBe(spreadOf({}, { operation: 'read', arm: 'returning' }));
    expect(spreadOf({}, reading)).not.toBe(spreadOf({ seed: 43 }, reading));
  });

  it('vanishes where a slot is shorter than the clock can tell', () => {
    expect(jitterMs({ ...setting, ratePerSecond: { static: 0, read: 1000, write: 0 } }, reading, 3)).toBe(0);
  });
});
