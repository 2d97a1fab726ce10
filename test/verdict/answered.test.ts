import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.ts';
import { lastCell, reasonsIn, verdictOf } from '../support/record-edits.ts';
import type { PlanChange } from '../support/record-plan.ts';
import { changedPlan } from '../support/record-plan.ts';
import type { Shape } from '../support/record-shapes.ts';
import {
  downUntilHealed,
  frozenUntilHealed,
  healingMs,
  lateUntilHealed,
  refusedBetween,
  someHang,
} from '../support/record-shapes.ts';

const cellOf = (shape: Shape, change: PlanChange = {}): Cell =>
  lastCell(verdictOf({ target: 'server1', fault: 'pause', shape }, { plan: changedPlan(change) }));

/** Half of the requests fail, and the others are answered late. */
const halfLate: Shape = (asked) => (asked.slot % 2 === 0 ? downUntilHealed(asked) : lateUntilHealed(asked));

/** Refused for a while, and then answered late until healed. */
const downThenLate: Shape = (asked) => (asked.dueMs < 1900 ? refusedBetween(0, 1900)(asked) : lateUntilHealed(asked));

/** Everything hangs and is answered by the healing. */
const freedByHealing: Shape = ({ dueMs }) =>
  dueMs >= 0 && dueMs < healingMs ? { waitMs: Math.ceil(healingMs + 30 - dueMs) } : {};

describe('a service that answers everything correctly, too late', () => {
  it('is worse than promised, and no single point of failure', () => {
    const cell = cellOf(lateUntilHealed);
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', expectation: 'broken' });
    expect(reasonsIn(cell)).toEqual(['degraded-until-healed']);
  });

  it.each([4000, 5000, 10_000])('is so with a time-out of %d ms too, which reaches over the hold', (timeoutMs) => {
    const cell = cellOf(lateUntilHealed, { load: { timeoutMs } });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', expectation: 'broken' });
    expect(reasonsIn(cell)).toEqual(['degraded-until-healed']);
  });

  it('is so where it was down before that', () => {
    expect(cellOf(downThenLate, { load: { timeoutMs: 5000 } })).toMatchObject({
      finding: 'unknown',
      effect: 'degraded',
    });
  });

  it('is gone all the same where half of its requests fail beside', () => {
    expect(cellOf(halfLate)).toMatchObject({ finding: 'proven', effect: 'degraded' });
  });
});

/** Ten requests a second and a time-out of 5 s: of a service so slow few answers come before the healing. */
const seldom: PlanChange = {
  rate: 10,
  load: { timeoutMs: 5000 },
  windows: { holdMs: 7700, controlMs: 8000, afterMs: 8000 },
  bars: { availability: 0.95 },
};

/** What is due from the act until that healing. */
const isHeld = (dueMs: number): boolean => dueMs >= -5 && dueMs < 7730;

/** Right answers, each so long after it was due. */
const lateBy =
  (waitMs: number): Shape =>
  ({ dueMs }) =>
    isHeld(dueMs) ? { waitMs } : {};

/** Nobody is answered within the time-out but these slots, which are right after so long. */
const luckyAt =
  (waitMs: number, ...slots: readonly number[]): Shape =>
  ({ slot, dueMs }) => {
    if (!isHeld(dueMs)) return {};
    return slots.includes(slot) ? { waitMs } : { status: 0, error: 1050, waitMs: 5000, valid: false, server: '' };
  };

describe('a service of which few answers come before the healing', () => {
  it.each([2000, 3600, 4900])('is not gone where each of them is right, after %d ms', (waitMs) => {
    const cell = cellOf(lateBy(waitMs), seldom);
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', expectation: 'broken' });
    expect(reasonsIn(cell)).toEqual(['degraded-until-healed']);
  });

  it.each([
    ['one, at once', 4, [120]],
    ['one, late', 3600, [120]],
    ['one, as late as can be', 4900, [110]],
    ['two, at once', 4, [110, 140]],
    ['two, late', 3600, [110, 120]],
  ])('is gone where many were waiting for as long in vain: %s', (_, waitMs, slots) => {
    expect(cellOf(luckyAt(waitMs, ...slots), seldom).finding).toBe('proven');
  });
});

describe('a service of which half of the requests hang', () => {
  it.each([1000, 4000, 10_000])('is gone, with a time-out of %d ms too', (timeoutMs) => {
    const cell = cellOf(someHang(2, { timeoutMs }), { load: { timeoutMs } });
    expect(cell).toMatchObject({ finding: 'proven', effect: 'degraded' });
  });
});

describe('answers that only the healing brings', () => {
  it('do not make an outage slow', () => {
    expect(cellOf(frozenUntilHealed)).toMatchObject({ finding: 'proven', effect: 'outage' });
  });

  it('do not where the time-out reaches from the hold to behind the healing', () => {
    expect(cellOf(freedByHealing, { load: { timeoutMs: 6000 } }).finding).toBe('proven');
  });
});
