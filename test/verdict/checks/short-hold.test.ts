import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import { ms, share } from '../../../model/units.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { changedPlan } from '../../support/record-plan.ts';
import { downUntilHealed, refusedBetween, strayAt } from '../../support/record-shapes.ts';

const lenient = (plan: Plan): Plan => ({ ...plan, bars: { ...plan.bars, availability: share(0.9) } });

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

  it('holds for an outage until 73 ms before healing: what answered then may have been waiting', () => {
    const shape = refusedBetween(-5, 7000 - 73);
    const cell = lastCell(verdictOf({ target: 'balancer', shape }, { plan: changedPlan({ rate: 300 }) }));
    expect(cell).toMatchObject({ finding: 'proven', expectation: 'held', outage: { censored: true } });
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
