import { describe, expect, it } from 'vitest';
import { perSecond } from '../../../model/units.ts';
import type { EpisodeRecipe, RecordRecipe } from '../../support/record.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { downUntilHealed, droppedBetween, healingMs } from '../../support/record-shapes.ts';
import type { Shape } from '../../support/record-shapes.ts';

/** Requests hang beyond the time-out, so that 125 virtual users are all waiting and k6 drops 35 of every 160 slots. */
const outOfUsers: Shape = ({ dueMs, slot }) => {
  if (dueMs < 0 || dueMs > 5000)
    return dueMs < 0 || dueMs > healingMs + 30 ? {} : { status: 503, waitMs: 1, valid: false };
  return (slot - 500) % 160 >= 125 ? 'drop' : { status: 0, error: 1050, waitMs: 1600, valid: false, server: '' };
};

/** A run with 30 requests a second of each operation by returning users. */
const plan: RecordRecipe['plan'] = (same) => ({ ...same, load: { ...same.load, returningPerSecond: perSecond(30) } });
const cellsOf = (recipe: Partial<EpisodeRecipe>) => {
  const { cells, outcome, validity } = verdictOf(recipe, { plan });
  const beside = cells.filter(({ arm }) => arm === 'returning');
  return {
    outcome,
    beside,
    main: lastCell({ cells } as never),
    note: validity.find(({ id }) => id === 'dropped-slots'),
  };
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

  it('takes the slots of returning users that the generator left out for no outage of theirs, and says so of the run', () => {
    const { outcome, beside, main, note } = cellsOf({ shape: () => ({}), kept: droppedBetween(-5, healingMs + 30) });
    expect({ outcome, beside }).toEqual({ outcome: 'held', beside: [] });
    expect(main).toMatchObject({ finding: 'refuted', returning: { finding: 'unknown', comparison: 'unknown' } });
    expect(note).toMatchObject({ verdict: 'broken' });
    expect(note?.sentence).toMatch(
      /episode 2 \(stop server1, returning users\): \d+ of 1548 planned slots were never begun/,
    );
  });

  it('leaves nothing that returning users would say where slots of main users were left out', () => {
    const { beside, main } = cellsOf({ shape: droppedBetween(2000, 2100), kept: downUntilHealed });
    expect(beside).toEqual([]);
    expect(main.returning).toMatchObject({ finding: 'unknown' });
  });

  it('counts the slots of returning users as bad where every one of them was waiting for an answer', () => {
    const hang = { status: 0, error: 1050, waitMs: 2000, valid: false, server: '' };
    const kept: Shape = ({ dueMs, slot }) => {
      if (dueMs < 0 || dueMs > healingMs - 2000) return {};
      return (slot - 150) % 60 >= 39 ? 'drop' : hang;
    };
    const { outcome, beside, note } = cellsOf({ shape: () => ({}), kept });
    expect(beside.map(({ slots }) => slots.dropped > 30)).toEqual([true, true, true]);
    expect(note).toMatchObject({ verdict: 'held' });
    expect(outcome).toBe('broken');
  });
});
