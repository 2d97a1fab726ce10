import { describe, expect, it } from 'vitest';
import { lastCell, reasonsIn, verdictOf } from '../support/record-edits.ts';
import type { PlanChange } from '../support/record-plan.ts';
import { changedPlan } from '../support/record-plan.ts';
import type { Cell } from '../../model/cell.ts';
import type { Shape } from '../support/record-shapes.ts';
import { someHang } from '../support/record-shapes.ts';

const pausedCell = (shape: Shape, change: PlanChange): Cell =>
  lastCell(verdictOf({ fault: 'pause', shape }, { plan: changedPlan(change) }));

/** Half of all requests hang for the whole hold, beside good ones that answer at once. */
const halfHang = (holdMs: number, timeoutMs = 1000): Shape => someHang(2, { timeoutMs, untilMs: holdMs + 30 });

describe('requests that are waiting when healing begins', () => {
  const windows = { controlMs: 6000, holdMs: 4500, afterMs: 6000 };

  it('do not vanish beside quick good ones: half hanging with a deadline of 3 s is never a survival', () => {
    const load = { timeoutMs: 4000, deadlineMs: 3000 };
    const cell = pausedCell(halfHang(4500, 4000), { rate: 300, load, windows });
    expect(cell).toMatchObject({ finding: 'unknown', availability: { hold: null } });
    expect(cell.expectation).not.toBe('held');
    expect(reasonsIn(cell)).toContain('too-few-slots');
  });

  it('do not vanish with a deadline of 5 s either', () => {
    const load = { timeoutMs: 6000, deadlineMs: 5000 };
    const long = { controlMs: 8000, holdMs: 5500, afterMs: 8000 };
    expect(pausedCell(halfHang(5500, 6000), { rate: 200, load, windows: long }).finding).toBe('unknown');
  });

  it.each([120, 200, 300])('do not turn an outage of half of them into a return, at %d a second', (rate) => {
    const cell = pausedCell(halfHang(5500), { rate, windows: { ...windows, holdMs: 5500 } });
    expect(cell).toMatchObject({ finding: 'proven', effect: 'degraded', outage: { censored: true } });
    expect(reasonsIn(cell)).not.toContain('recovered-beyond-budget');
  });

  it.each([3, 4])('do not when one of %d hangs', (oneIn) => {
    const cell = pausedCell(someHang(oneIn, { untilMs: 5530 }), { rate: 120, windows: { ...windows, holdMs: 5500 } });
    expect(cell.finding).toBe('proven');
    expect(reasonsIn(cell)).not.toContain('recovered-beyond-budget');
  });
});

describe('slots within a deadline before an act', () => {
  it('belong to no phase, good or bad, before the fault as before the healing', () => {
    const { availability, slots } = lastCell(verdictOf({}));
    expect(availability.control?.n).toBe(400 - 25);
    expect(availability.hold?.n).toBe(700 - 150 - 25);
    // What became of them is known all the same.
    expect(slots).toMatchObject({ unknown: 0, planned: slots.good + slots.bad });
  });
});
