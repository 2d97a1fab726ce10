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

  it('ends with a no when the time is over, having looked a last time', async () => {
    const clock = virtualClock();
    expect(await poll(clock, patience, () => false)).toBe(false);
    expect(clock.now()).toBe(100);
  });
});
