import { describe, expect, it } from 'vitest';
import { cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import { droppedBetween, healingMs } from '../../support/record-shapes.ts';
import type { Shape } from '../../support/record-shapes.ts';

/** Requests hang beyond the time-out, so that 125 virtual users are all waiting and k6 drops 35 of every 160 slots. */
const outOfUsers: Shape = ({ dueMs, slot }) => {
  if (dueMs < 0 || dueMs > 5000)
    return dueMs < 0 || dueMs > healingMs + 30 ? {} : { status: 503, waitMs: 1, valid: false };
  return (slot - 500) % 160 >= 125 ? 'drop' : { status: 0, error: 1050, waitMs: 1600, valid: false, server: '' };
};

describe('dropped-slots', () => {
  it('breaks when slots were dropped although virtual users were free, even outside the hold', () => {
    const cell = cellOfEpisode({ shape: droppedBetween(-4500, -4400) });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons[0]?.detail).toMatch(/^30 of 5160 planned slots were never begun/);
  });

  it('leaves no dropped slot out of the availability: never begun is as bad as never answered', () => {
    const { availability, slots } = cellOfEpisode({ shape: droppedBetween(2000, 2100) });
    expect(availability.hold).toMatchObject({ n: 525, good: 525 - slots.dropped });
    expect(slots.dropped).toBeGreaterThan(8);
  });

  it('holds when every user was waiting for answers: then the slots are lost to the service and count as bad', () => {
    const cell = cellOfEpisode({ target: 'balancer', fault: 'pause', shape: outOfUsers });
    expect(cell).toMatchObject({ finding: 'proven', effect: 'outage', expectation: 'held' });
    expect(cell.slots.dropped).toBeGreaterThan(30);
    expect(reasonsIn(cell)).toEqual([]);
  });
});
