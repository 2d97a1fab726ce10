import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import { ms, share } from '../../../model/units.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { changedPlan } from '../../support/record-plan.ts';
import type { Shape } from '../../support/record-shapes.ts';
import { downUntilHealed, halfDown, refusedBetween, someHang, strayAt } from '../../support/record-shapes.ts';

const lenient = (plan: Plan): Plan => ({ ...plan, bars: { ...plan.bars, availability: share(0.9) } });

const refusal = { status: 0, error: 1212, waitMs: 1, valid: false, server: '' } as const;

/** Half of the requests are refused until healed, in no order. */
const someDown: Shape = (asked) => (((asked.slot * 2_654_435_761) >>> 13) % 2 === 0 ? downUntilHealed(asked) : {});

describe('short-hold', () => {
  it('breaks when an outage was healed before twice the failover budget was over', () => {
    const verdict = verdictOf(
      { target: 'balancer', shape: downUntilHealed },
      { plan: (same) => ({ ...same, bars: { ...same.bars, failoverBudgetMs: ms(3600) } }) },
    );
    expect(lastCell(verdict).finding).toBe('unknown');
    expect(reasonsIn(lastCell(verdict))).toContain('hold-too-short');
  });

  it('breaks when the operation began to fail too late for a failover to show', () => {
    const cell = cellOfEpisode({ target: 'balancer', shape: refusedBetween(5010, 7030) });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons).toEqual([
      {
        reason: 'hold-too-short',
        detail: 'an interruption began 5.01 s after the injection and was watched for 1.99 s only',
      },
    ]);
  });

  it('breaks when a hold above the bar ends in an interruption', () => {
    const cell = lastCell(verdictOf({ shape: refusedBetween(6700, 7030) }, { plan: lenient }));
    expect(cell.finding).toBe('unknown');
    expect(reasonsIn(cell)).toEqual(['hold-too-short']);
  });

  it("breaks when a plan allows no failover at all, and the stack's own takes longer than the hold", () => {
    const plan = changedPlan({
      rate: 300,
      bars: { availability: 0.97, failoverBudgetMs: 0 },
      windows: { holdMs: 400 },
    });
    const verdict = verdictOf(
      { target: 'server1.app', fault: 'kill', shape: refusedBetween(-5, 600) },
      { plan, spof: { 'server1.app': ['read', 'write'] } },
    );
    expect(lastCell(verdict)).toMatchObject({ finding: 'unknown', effect: 'outage' });
    expect(lastCell(verdict).reasons.at(-1)).toEqual({
      reason: 'hold-too-short',
      detail: "the fault was held for 400 ms, twice the stack's own failover time is 3.00 s",
    });
  });

  it('breaks when an outage ended so shortly before healing that its return cannot be believed', () => {
    const cell = lastCell(
      verdictOf({ target: 'balancer', shape: refusedBetween(-5, 6400) }, { plan: changedPlan({ rate: 300 }) }),
    );
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', outage: { censored: true } });
    expect(reasonsIn(cell)).toEqual(['hold-too-short']);
  });

  it.each([
    [300, 73],
    [120, 480],
    [100, 300],
    [30, 1100],
  ])(
    'breaks when %d a second were answered again from %d ms before healing on, too few to show a return',
    (rate, forMs) => {
      const plan = changedPlan({ rate, bars: { availability: 0.94 } });
      const cell = lastCell(verdictOf({ target: 'balancer', shape: refusedBetween(-5, 7000 - forMs) }, { plan }));
      expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', outage: { censored: true } });
      expect(reasonsIn(cell)).toEqual(['hold-too-short']);
    },
  );

  it('breaks when they were all the same but for a stray', () => {
    const [down, stray] = [refusedBetween(-5, 7000 - 480), refusedBetween(7000 - 320, 7000 - 309)];
    const shape: Shape = (asked) => (asked.dueMs < 7000 - 400 ? down(asked) : stray(asked));
    const cell = lastCell(verdictOf({ target: 'balancer', shape }, { plan: changedPlan({ rate: 100 }) }));
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(reasonsIn(cell)).toEqual(['hold-too-short']);
  });

  it('holds for an outage until 73 ms before healing when whoever came since then was answered by the healing', () => {
    const down = refusedBetween(-5, 7000 - 73);
    const shape: Shape = (asked) =>
      asked.dueMs >= 7000 - 73 && asked.dueMs < 7000 ? { waitMs: Math.ceil(7006 - asked.dueMs) } : down(asked);
    const cell = lastCell(verdictOf({ target: 'balancer', shape }, { plan: changedPlan({ rate: 300 }) }));
    expect(cell).toMatchObject({ finding: 'proven', expectation: 'held', outage: { censored: true } });
  });

  it.each([
    ['every second request', halfDown],
    ['one request or another', someDown],
    ['every second request, which hangs', someHang(2)],
  ])('holds where %s was served all the time', (_, shape) => {
    const cell = cellOfEpisode({ target: 'balancer', shape });
    expect(cell).toMatchObject({ finding: 'proven', expectation: 'held', effect: 'degraded' });
  });

  it('breaks when an outage began late, whatever stray failures there were long before', () => {
    const [stray, outage] = [refusedBetween(3800, 3811), refusedBetween(4600, 7030)];
    const shape: Shape = (asked) => (asked.dueMs < 4500 ? stray(asked) : outage(asked));
    const cell = cellOfEpisode({ target: 'balancer', shape });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', outage: { censored: true } });
    expect(cell.outage?.lengthLowMs).toBeLessThan(2200);
    expect(cell.reasons.at(-1)).toEqual({
      reason: 'hold-too-short',
      detail: expect.stringMatching(
        /^an interruption began 4\.6\d* s after the injection and was watched for 2\.\d* s only$/,
      ),
    });
  });

  it('breaks when an outage began late although one of 25 requests had failed since the act', () => {
    const outage = refusedBetween(4700, 7030);
    const shape: Shape = (asked) =>
      asked.dueMs >= -5 && asked.dueMs < 7000 && asked.slot % 25 === 0 ? { ...refusal } : outage(asked);
    const cell = cellOfEpisode({ target: 'balancer', shape });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.outage?.lengthLowMs).toBeLessThan(2100);
  });

  it.each([
    [25, 5],
    [120, 1],
    [2, 60],
  ])('holds for strays %d and %d slots before the end: nobody knows more of them than that they were bad', (a, b) => {
    // 120 a second; the last slot that is judged is due a deadline before the healing.
    const last = Math.floor((12_005 - 250) * 0.12) - 1;
    const plan = changedPlan({ rate: 120, bars: { availability: 0.97 } });
    const cell = lastCell(verdictOf({ shape: strayAt(last - a, last - b) }, { plan }));
    expect(cell).toMatchObject({ finding: 'refuted', expectation: 'held', effect: 'none' });
  });

  it('holds for a stray that is the very last slot', () => {
    const endings = [1173, 1174, 1175, 1176].map((slot) => cellOfEpisode({ shape: strayAt(slot) }).finding);
    expect(endings).toEqual(['refuted', 'refuted', 'refuted', 'refuted']);
  });
});
