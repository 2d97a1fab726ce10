import { describe, expect, it } from 'vitest';
import { settle } from '../../../loadtests/driver/settle.ts';
import { epochMs, ms, perSecond } from '../../../model/units.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const load = {
  ratePerSecond: { static: perSecond(10), read: perSecond(20), write: perSecond(0) },
  returningPerSecond: perSecond(0),
  timeoutMs: ms(500),
  deadlineMs: ms(250),
};

/** Settles a load that began at 1,000 until its second 3, and has everything reported at a moment. */
async function settled(answeredAt: number, endsAt = Number.POSITIVE_INFINITY) {
  const clock = virtualClock();
  const over = new AbortController();
  const hasAnswered = async (untilMs: number): Promise<boolean> => {
    if (clock.now() >= endsAt) over.abort();
    return untilMs === 3000 && clock.now() >= answeredAt;
  };
  const isOn = await settle({ load, startedAt: epochMs(1000), clock, hasAnswered, over: over.signal }, 3000);
  return { isOn, at: clock.now() };
}

describe('the end of a load that is needed no longer', () => {
  it('is when every request that it is needed for has been reported', async () => {
    expect(await settled(4030)).toEqual({ isOn: true, at: 4040 });
  });

  it('is when the last of them would have timed out and left, if slots were dropped', async () => {
    const slotMs = 100;
    expect(await settled(Number.POSITIVE_INFINITY)).toEqual({ isOn: true, at: 4000 + slotMs + 500 + 1000 });
  });

  it('is its own end when that comes first', async () => {
    expect(await settled(4500, 4100)).toMatchObject({ isOn: false });
    expect((await settled(4500, 4100)).at).toBeLessThan(4200);
  });
});
