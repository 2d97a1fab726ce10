import { describe, expect, it } from 'vitest';
import { poll } from '../../stack/poll.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const patience = { withinMs: 100, everyMs: 10 };

describe('looking for something', () => {
  it('ends with the first yes', async () => {
    const clock = virtualClock();
    expect(await poll(clock, patience, () => clock.now() >= 30)).toBe(true);
    expect(clock.now()).toBe(30);
  });

  it('looks often at first, and later every tenth of the time waited', async () => {
    const clock = virtualClock();
    const looks: number[] = [];
    const look = (): boolean => looks.push(clock.now()) === 0;
    await poll(clock, { withinMs: 1000, everyMs: 1, slowestMs: 20 }, look);
    expect(looks.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(looks.length).toBeLessThan(100);
    const gaps = looks.map((at, index) => at - (looks[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeCloseTo(20);
  });

  it('ends with a no when the time is over, having looked a last time', async () => {
    const clock = virtualClock();
    expect(await poll(clock, patience, () => false)).toBe(false);
    expect(clock.now()).toBe(100);
  });
});
