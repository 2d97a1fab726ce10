import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import type { Sample } from '../../model/sample.ts';
import { addSlots, assertConserved, countSlots } from '../../verdict/count.ts';
import { survey } from '../../verdict/survey.ts';
import { layOut } from '../../verdict/slots.ts';
import { planOf } from '../support/record-plan.ts';

const plan = planOf([]);

/** A load in which everything is left to chance: answers, drops, lags, the moments, and whether it was killed. */
function chanceRecord(seed: number): { samples: Sample[]; frame: Parameters<typeof survey>[1] } {
  const chance = (place: number): number => chanceAt(seed, place);
  const durationMs = 1000 + Math.floor(chance(0) * 4000);
  const slots = Math.floor(durationMs / 10);
  const lived = chance(1) < 0.3 ? Math.floor(chance(2) * slots) : slots + (chance(3) < 0.5 ? 1 : 0);
  const samples: Sample[] = [];
  for (let slot = 0; slot < lived; slot++) {
    const at = (place: number): number => chance(10 + slot * 8 + place);
    if (at(0) < 0.05) continue;
    const beganMs = slot * 10 + Math.floor(at(1) ** 6 * 60);
    const valid = at(2) < 0.8;
    const status = valid ? 200 : at(3) < 0.5 ? 0 : 503;
    const waitMs = Math.floor(at(4) ** 3 * 1200);
    const known = {
      operation: 'read',
      arm: 'main',
      scenarioMs: 0,
      iteration: samples.length,
      beganMs,
      waitMs,
      status,
      valid,
    } as const;
    samples.push({ ...known, jitterMs: Math.floor(at(5) * 8), error: 0, server: '', database: '' });
  }
  const moments = momentsBy(chance, durationMs);
  const { load, bars } = plan;
  return {
    samples,
    frame: { operation: 'read', load, bars, durationMs, moments, endedByItself: lived >= slots, chance: 1 },
  };
}

function momentsBy(chance: (place: number) => number, durationMs: number): Parameters<typeof survey>[1]['moments'] {
  const [a, b, c, d] = [4, 5, 6, 7].map((place) => chance(place) * durationMs).toSorted((x, y) => x - y);
  const isInjected = chance(8) < 0.9;
  const [actMs = 0, injectedMs = 0, healBegunMs = 0, healedMs = 0] = [a, b, c, d];
  const common = { settledMs: 300, controlEndMs: 900, loadEndMs: durationMs };
  if (!isInjected) {
    return { ...common, actMs: null, injectedMs: null, healBegunMs: null, healedMs: null, recoveredMs: null };
  }
  return { ...common, actMs, injectedMs, healBegunMs, healedMs, recoveredMs: healedMs + 200 };
}

describe('slots', () => {
  it('add up to the plan in 600 records of chance, in the counts and in the series', () => {
    for (let seed = 1; seed <= 600; seed++) {
      const { samples, frame } = chanceRecord(seed);
      const { slots, series, requests } = survey(samples, frame);
      const { good, bad, dropped, cut, unknown, planned } = slots;
      expect(good + bad + dropped + cut + unknown).toBe(planned);
      expect(planned).toBe(Math.floor(frame.durationMs / 10));
      // What began behind the plan, as a surplus does, is no planned request.
      const within = samples.filter(({ beganMs }) => Math.floor((beganMs + 1) / 10) < planned);
      expect(requests).toBeLessThanOrEqual(Math.min(samples.length, planned));
      expect(requests).toBeGreaterThanOrEqual(within.length);
      const rows = [series.good, series.late, series.wrong, series.unanswered, series.missing];
      expect(rows.flat().reduce((sum, value) => sum + value, 0)).toBe(planned);
      // Whatever is drawn as lost is counted as lost, around the acts too.
      const drawn = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
      const [drawnGood = 0, late = 0, wrong = 0, unanswered = 0] = drawn;
      expect([good, bad]).toEqual([drawnGood, late + wrong + unanswered]);
    }
  });

  it('that do not add up are an error, never a number', () => {
    expect(() => assertConserved({ planned: 10, good: 9, bad: 0, dropped: 0, cut: 0, unknown: 0 })).toThrow(
      '10 slots were planned, but 9 are accounted for',
    );
    const { samples, frame } = chanceRecord(3);
    const table = layOut(samples, { ...frame.load, ...frame, ratePerSecond: 100 });
    expect(() => countSlots({ ...table, planned: table.planned + 1 })).toThrow(/are accounted for/);
  });

  it('of several episodes are added one by one', () => {
    const one = { planned: 6, good: 1, bad: 2, dropped: 1, cut: 1, unknown: 1 };
    expect(addSlots([one, one])).toEqual({ planned: 12, good: 2, bad: 4, dropped: 2, cut: 2, unknown: 2 });
    expect(addSlots([])).toEqual({ planned: 0, good: 0, bad: 0, dropped: 0, cut: 0, unknown: 0 });
  });
});
