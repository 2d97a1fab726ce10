import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import type { Sample } from '../../model/sample.ts';
import { layOut } from '../../verdict/slots.ts';
import type { SlotPlan } from '../../verdict/slots.ts';
import { fates } from '../../verdict/outcome.ts';

const plan: SlotPlan = { ratePerSecond: 100, durationMs: 1000, timeoutMs: 200, deadlineMs: 50, endedByItself: true };

const sample = (iteration: number, beganMs: number, waitMs = 4): Sample => ({
  operation: 'read',
  arm: 'main',
  iteration,
  beganMs,
  scenarioMs: 0,
  jitterMs: 0,
  waitMs,
  status: 200,
  error: 0,
  valid: true,
  server: 'server1',
  database: '',
});

/** Samples of the slots given, each with a number of its own and some lag. */
const begun = (slots: readonly number[], lagMs = 0): Sample[] =>
  slots.map((slot, iteration) => sample(iteration, slot * 10 + lagMs));

const all = Array.from({ length: 100 }, (_, slot) => slot);
const slotsOf = (samples: readonly Sample[]): number[] =>
  [...layOut(samples, plan).sampleAt].flatMap((index, slot) => (index >= 0 ? [slot] : []));
const fatesOf = (samples: readonly Sample[], changes: Partial<SlotPlan>): string[] =>
  [...layOut(samples, { ...plan, ...changes }).fate].map((code) => fates[code] ?? '?');

/** A sample of a scenario that began 38 ms after the load. */
const delayed = (one: Sample): Sample => ({ ...one, scenarioMs: 38, beganMs: one.beganMs + 38 });

/** An iteration that begins in time up to the 98th, and late from there. */
const late = (number: number): Sample => sample(number, number * 10 + (number >= 98 ? 15 : 0));

describe('layOut', () => {
  it('gives every sample the slot of its number when none was dropped, however late it began', () => {
    const samples = all.map((slot) => sample(slot, slot * 10 + (slot % 7) * 6));
    expect([...layOut(samples, plan).sampleAt]).toEqual(all);
  });

  it('finds the very slots that were dropped, although k6 gives them no number', () => {
    const kept = all.filter((slot) => slot < 30 || slot >= 55);
    expect(slotsOf(begun(kept))).toEqual(kept);
    expect(slotsOf(begun(kept, 7))).toEqual(kept);
  });

  it('reads a clock of whole milliseconds: a sample may seem to begin one too early', () => {
    const kept = all.filter((slot) => slot % 10 !== 3);
    const samples = kept.map((slot, iteration) => sample(iteration, Math.max(0, slot * 10 - 1)));
    expect(slotsOf(samples)).toEqual(kept);
  });

  it('counts slots from the start of the scenario, and the due moment from the start of the load', () => {
    const kept = all.filter((slot) => slot !== 50);
    expect(slotsOf(begun(kept).map(delayed))).toEqual(kept);
    expect(layOut(begun(all).map(delayed), plan).dueMs[7]).toBe(108);
  });

  it('holds by itself for the order in which samples end', () => {
    expect(slotsOf(begun(all).toReversed())).toEqual(all);
  });

  it('ignores an iteration beyond the plan', () => {
    const table = layOut([...begun(all), sample(100, 1000)], plan);
    expect(table.planned).toBe(100);
    expect([...table.sampleAt]).toEqual(all);
  });

  it('finds drops behind which surplus iterations took the numbers: slots 800 to 802 of 120 a second', () => {
    const long: SlotPlan = { ...plan, ratePerSecond: 120, durationMs: 10_000 };
    const planned = Array.from({ length: 1203 }, (_, slot) => slot).filter((slot) => slot < 800 || slot > 802);
    const samples = planned.map((slot, iteration) => sample(iteration, Math.ceil((slot * 1000) / 120)));
    // As reported whole, and as formerly: cut by number, so that three of the surplus fill the holes.
    for (const some of [samples, samples.slice(0, 1200)]) {
      const fate = [...layOut(some, long).fate];
      const dropped = fate.flatMap((code, slot) => (fates[code] === 'dropped' ? [slot] : []));
      expect([fate.length, dropped]).toEqual([1200, [800, 801, 802]]);
    }
  });

  it('takes no late iteration at the very end for a drop, with a surplus behind it or without', () => {
    for (const count of [100, 101, 102]) {
      const samples = Array.from({ length: count }, (_, number) => late(number));
      expect([...layOut(samples, plan).sampleAt]).toEqual(all);
    }
  });

  it('counts as dropped what a generator that ended by itself did not begin', () => {
    expect(new Set(fatesOf(begun(all.slice(0, 60)), {}).slice(60))).toEqual(new Set(['dropped']));
  });

  it('of a killed generator knows only what was due a time-out before its last word', () => {
    const samples = begun(all.slice(0, 60).filter((slot) => slot !== 20));
    const result = fatesOf(samples, { endedByItself: false });
    expect(result[20]).toBe('dropped');
    expect(result.slice(60)).toEqual(Array.from({ length: 40 }, () => 'lost'));
  });

  it('calls cut what may have been under way when the generator died', () => {
    const samples = begun(all.slice(0, 60)).filter(({ iteration }) => iteration % 2 === 0 || iteration < 50);
    expect(fatesOf(samples, { endedByItself: false })[51]).toBe('cut');
  });

  it('never puts a request before its number, past the plan, or two into one slot, whatever clocks say', () => {
    for (let seed = 0; seed < 300; seed++) {
      const samples = all
        .filter((slot) => chanceAt(seed, slot) < 0.8)
        .map((_, iteration) => sample(iteration, Math.floor(chanceAt(seed, 1000 + iteration) * 1200) - 100));
      const table = layOut(samples, plan);
      const placed = [...table.sampleAt].flatMap((index, slot) => (index >= 0 ? [{ slot, index }] : []));
      // The last ones may have run beyond the plan.
      expect(placed.length).toBeGreaterThanOrEqual(samples.length - 22);
      expect(placed.every(({ slot, index }) => slot >= (samples[index]?.iteration ?? 0))).toBe(true);
      expect(placed.map(({ index }) => index)).toEqual(placed.map((_, index) => index));
    }
  });
});
