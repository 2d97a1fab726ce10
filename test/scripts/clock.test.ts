import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { later } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';

const dayMs = 86_400_000;

describe('the steady clock', () => {
  it('waits for a moment further away than a timer of Node can be set', async () => {
    const tired = new AbortController();
    const waiting = systemClock.until(later(systemClock.now(), 30 * dayMs), tired.signal);
    void pause(30).then(() => tired.abort());
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('is never early', async () => {
    const moment = later(systemClock.now(), 5);
    await systemClock.until(moment);
    expect(systemClock.now()).toBeGreaterThanOrEqual(moment);
  });
});
