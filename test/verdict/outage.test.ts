import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import type { Shape } from '../support/record-shapes.ts';
import { planOf } from '../support/record-plan.ts';
import type { Edit } from '../support/record-edits.ts';
import { lastCell, verdictOf, cellOfEpisode, without } from '../support/record-edits.ts';
import {
  downUntilHealed,
  freezeFor,
  frozenUntilHealed,
  healingMs,
  lateUntilHealed,
  refusedBetween,
  strayAt,
} from '../support/record-shapes.ts';

/** Nothing answers within the time-out, from shortly before the healing on. */
const hanging: Shape = ({ dueMs }) =>
  dueMs > 5100 && dueMs < 6020 ? { status: 0, error: 1050, waitMs: 1000, valid: false, server: '' } : {};

/** Refused between two moments, but who is due within `forMs` before the end, for `onlyMs`, is held up until it. */
const heldUp = (fromMs: number, toMs: number, { forMs, onlyMs = forMs }: { forMs: number; onlyMs?: number }): Shape => {
  const refusing = refusedBetween(fromMs, toMs);
  const heldMs = toMs - forMs;
  return (asked) =>
    asked.dueMs >= heldMs && asked.dueMs < heldMs + onlyMs
      ? { waitMs: Math.ceil(toMs - asked.dueMs) + 1 }
      : refusing(asked);
};

/** Nothing answers until a moment; whoever waits then is answered. */
const thawingAt =
  (thawMs: number): Shape =>
  ({ dueMs }) => {
    if (dueMs < 0 || dueMs >= thawMs) return {};
    const hangs = { status: 0, error: 1050, waitMs: 1000, valid: false, server: '' };
    return thawMs - dueMs > 1000 ? hangs : { waitMs: Math.ceil(thawMs - dueMs) + 1 };
  };

/** Each tenth answer takes 180 ms, also those that were under way when the service froze for 300 ms. */
const slowAndFrozen: Shape = (asked) =>
  Object.assign({ waitMs: asked.slot % 10 === 0 ? 180 : 4 }, freezeFor(300)(asked));

/** A stray among the last slots of the load, and nothing but slow answers behind it. */
const lateAtTheEnd: Shape = (asked) => (asked.slot > 1717 ? { waitMs: 200 } : strayAt(1717)(asked));

/** The last slot that is judged: those due within a deadline before the healing are not. */
const lastSlot = 1174;

/** A journal without a healing. */
const unhealed: Edit = (events) => without('healing-started')(without('fault-healed')(events));

/** One request begins so late that it is due after the next. */
const swapped = (samples: readonly Sample[]): readonly Sample[] =>
  samples.map((sample) => (sample.iteration === 700 ? { ...sample, beganMs: sample.beganMs + 18 } : sample));

/** A failover of 1.3 s, and a stray failure shortly before the healing. */
const gapThenStray: Shape = (asked) =>
  (asked.dueMs < 3000 ? refusedBetween(0, 1300) : refusedBetween(6400, 6425))(asked);

describe('an outage', () => {
  it('is told although a stray failure before the healing has no certain end', () => {
    const { outage } = cellOfEpisode({ shape: gapThenStray });
    expect(outage).toMatchObject({ censored: false });
    expect(outage?.lengthLowMs).toBeGreaterThan(1200);
  });

  it('is bracketed by the good slots around it, to twice the distance of slots and the wait of an answer', () => {
    for (const [fromMs, toMs] of [
      [0, 800],
      [333, 1211],
      [50, 130],
    ] as const) {
      const { outage } = cellOfEpisode({ shape: refusedBetween(fromMs, toMs) });
      expect(outage?.lengthLowMs).toBeLessThanOrEqual(toMs - fromMs);
      expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(toMs - fromMs);
      expect((outage?.lengthHighMs ?? 0) - (outage?.lengthLowMs ?? 0)).toBeLessThan(2 * 10 + 2 * 9 + 5);
    }
  });

  it('is bracketed where who had come before it was answered in its midst', () => {
    const { outage } = cellOfEpisode({ shape: slowAndFrozen });
    expect(outage).toMatchObject({ lengthLowMs: 32, censored: false });
    expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(300);
  });

  it('that only healing ended is never given the length of the hold', () => {
    const cell = cellOfEpisode({ target: 'balancer', shape: downUntilHealed });
    expect(cell).toMatchObject({ finding: 'proven', effect: 'outage', outage: { censored: true } });
    expect(cell.timeToRecoverMs).toBeGreaterThan(healingMs);
    expect(cell.timeToFailMs).toBeLessThan(10);
  });

  it('is not over because requests that were waiting are answered by the healing', () => {
    const cell = cellOfEpisode({ target: 'balancer', fault: 'pause', shape: frozenUntilHealed });
    expect(cell).toMatchObject({ finding: 'proven', effect: 'outage', outage: { censored: true } });
    expect(cell.availability.hold).toMatchObject({ estimate: 0 });
    const { load, windows } = planOf([]);
    // Until a deadline before the healing nobody was served in time, whichever side of an act a request belongs to.
    expect(cell.slots.bad).toBeGreaterThanOrEqual(
      (load.ratePerSecond.read * (windows.holdMs - load.deadlineMs)) / 1000,
    );
  });

  it('is seen even when every request of it was still waiting when healing began', () => {
    const cell = cellOfEpisode({ shape: hanging });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', outage: { censored: true } });
    expect(cell.availability.hold?.estimate).toBeLessThan(0.9);
  });

  it('of a freeze that drains is felt for its length less the deadline, and lasts at most for all of it', () => {
    const { outage, effect } = cellOfEpisode({ shape: freezeFor(1000) });
    expect(effect).toBe('blip');
    expect(outage?.lengthLowMs).toBeGreaterThan(750 - 20);
    expect(outage?.lengthLowMs).toBeLessThanOrEqual(750);
    expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(1000);
    expect(outage?.lengthHighMs).toBeLessThan(1000 + 30);
  });

  it('is over with the first answer, not with the arrival of who was held up on the way', () => {
    const { outage } = cellOfEpisode({ shape: heldUp(0, 800, { forMs: 35 }) });
    expect(outage?.lengthLowMs).toBeLessThanOrEqual(800);
    expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(800);
    expect(outage?.lengthHighMs).toBeLessThan(800 + 2 * (10 + 9) + 5);
  });

  it('goes on for who is refused while nobody was answered yet', () => {
    // Held up from 760 on, answered at 800: the bad slot of the last 10 ms is no stray of a return that began at 760.
    const { outage } = cellOfEpisode({ shape: heldUp(0, 800, { forMs: 40, onlyMs: 30 }) });
    expect(outage?.lengthLowMs).toBeGreaterThan(800 - 10 - 10);
    expect(outage?.lengthHighMs).toBeLessThan(800 + 2 * (10 + 9) + 5);
  });

  it('is two where somebody was answered between them', () => {
    const [first, second] = [refusedBetween(0, 300), refusedBetween(1400, 1430)];
    const { outage } = cellOfEpisode({ shape: (asked) => (asked.dueMs < 1000 ? first(asked) : second(asked)) });
    expect(outage?.lengthHighMs).toBeLessThan(300 + 10 + 2 * 9 + 5);
  });

  it('of a freeze is silent for all of it, to the distance of slots and the wait of an answer', () => {
    for (const lengthMs of [400, 1000, 2000]) {
      const { outage } = cellOfEpisode({ shape: freezeFor(lengthMs) });
      expect(Math.abs((outage?.silentMs ?? 0) - lengthMs)).toBeLessThanOrEqual(10 + 9 + 5);
    }
  });

  it('in which late answers keep coming is not silent, however long it is', () => {
    const { outage } = cellOfEpisode({ shape: lateUntilHealed });
    expect(outage?.lengthLowMs).toBeGreaterThan(2000);
    expect(outage?.silentMs).toBeLessThan(700);
  });

  it('that only healing ended is silent until then', () => {
    const { outage } = cellOfEpisode({ target: 'balancer', shape: downUntilHealed });
    expect(outage?.silentMs).toBeGreaterThanOrEqual(outage?.lengthLowMs ?? Number.NaN);
    expect(outage?.silentMs).toBeLessThanOrEqual(healingMs + 20);
  });

  it('of a single bad slot has length 0 at least', () => {
    expect(cellOfEpisode({ shape: strayAt(900) })).toMatchObject({
      effect: 'none',
      outage: { lengthLowMs: 0, censored: false },
    });
  });

  it('that began and ended within the hold is the longest of several', () => {
    const [short, long] = [refusedBetween(100, 150), refusedBetween(1200, 1900)];
    const shape: Shape = (asked) => (asked.dueMs < 500 ? short(asked) : long(asked));
    const cell = lastCell(verdictOf({ shape }));
    expect(cell.outage?.startMs).toBeCloseTo(1200, -2);
    expect(cell.timeToFailMs).toBeLessThan(120);
  });

  it('that healing ended lasts at most until somebody was answered, not until he came', () => {
    const { outage } = cellOfEpisode({ target: 'balancer', fault: 'pause', shape: thawingAt(healingMs + 60) });
    expect(outage).toMatchObject({ censored: true });
    expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(healingMs + 60);
    expect(outage?.lengthHighMs).toBeLessThan(healingMs + 60 + 40);
  });

  it('that was not over when healing began is longer than one that was, however long that took', () => {
    const [first, second] = [refusedBetween(0, 1300), refusedBetween(5900, 7030)];
    const { outage } = cellOfEpisode({ shape: (asked) => (asked.dueMs < 4000 ? first(asked) : second(asked)) });
    expect(outage).toMatchObject({ censored: true });
    expect(outage?.startMs).toBeCloseTo(5900, -2);
  });

  it('that was over is longer than a stray which is the very last slot', () => {
    const outages = [1173, 1174, 1175, 1176].map((slot) => {
      const [down, stray] = [refusedBetween(0, 1300), strayAt(slot)];
      return cellOfEpisode({ shape: (asked) => (asked.dueMs < 4000 ? down(asked) : stray(asked)) }).outage;
    });
    expect(outages.map((outage) => outage?.censored)).toEqual([false, false, false, false]);
    expect(Math.min(...outages.map((outage) => outage?.lengthLowMs ?? 0))).toBeGreaterThan(1200);
  });

  it('of a single bad slot is over, also of the very last one, where users were served behind it', () => {
    for (const slot of [lastSlot - 1, lastSlot]) {
      const { outage, timeToRecoverMs } = cellOfEpisode({ shape: strayAt(slot) });
      expect(outage).toMatchObject({ lengthLowMs: 0, censored: false });
      expect(outage?.lengthHighMs).toBeLessThan(2 * 10 + 2 * 9 + 5);
      expect(timeToRecoverMs).toBeLessThan(healingMs - 200);
    }
  });

  it.each<[string, Shape]>([
    ['nobody was answered before the healing', heldUp(healingMs - 270, healingMs + 30, { forMs: 280 })],
    ['not everybody was answered rightly', strayAt(lastSlot, lastSlot + 9)],
  ])('of the very last slot has no end where %s behind it', (_, shape) => {
    expect(cellOfEpisode({ shape }).outage).toMatchObject({ lengthLowMs: 0, censored: true });
  });

  it('has an end where the journal has no healing, and the last answer came after the load', () => {
    expect(cellOfEpisode({ shape: lateAtTheEnd, edit: unhealed }).outage?.lengthHighMs).toBeLessThan(100);
  });

  it('is never shorter than nothing, although one of its requests began after the next', () => {
    const { outage, timeToFailMs } = cellOfEpisode({ shape: strayAt(700, 701), editSamples: swapped });
    expect(outage?.lengthLowMs).toBeGreaterThan(0);
    expect(timeToFailMs).toBe(outage?.startMs);
  });

  it('that never ended has no time to recover, and no upper end', () => {
    const { timeToRecoverMs, outage } = cellOfEpisode({ shape: refusedBetween(0, 99_000) });
    expect(timeToRecoverMs).toBeNull();
    expect(outage).toMatchObject({ lengthHighMs: null, censored: true });
  });
});
