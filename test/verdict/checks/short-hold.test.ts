import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import { ms, share } from '../../../model/units.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { downUntilHealed, refusedBetween } from '../../support/record-shapes.ts';

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
});
