import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import { ms } from '../../../model/units.ts';
import { lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { refusedBetween } from '../../support/record-shapes.ts';

const withBudget =
  (budgetMs: number) =>
  (plan: Plan): Plan => ({ ...plan, bars: { ...plan.bars, failoverBudgetMs: ms(budgetMs) } });

const shorter = (plan: Plan): Plan => ({ ...plan, windows: { ...plan.windows, holdMs: ms(3000) } });

describe('few-slots', () => {
  it('breaks when 298 good slots are to clear 99 %: no failure among few is no survival', () => {
    const cell = lastCell(verdictOf({}, { plan: withBudget(3778) }));
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'none', availability: { hold: { estimate: 1 } } });
    expect(cell.reasons.at(-1)?.detail).toMatch(
      /^29\d slots while the fault was held, the bar of 99 % takes at least 299/,
    );
  });

  it('holds for 299 and more', () => {
    expect(lastCell(verdictOf({}, { plan: withBudget(3740) }))).toMatchObject({ finding: 'refuted' });
  });

  it('is silent where few slots show an outage: bad ones weigh more', () => {
    const shape = refusedBetween(-5, 3030);
    const cell = lastCell(verdictOf({ target: 'balancer', shape }, { plan: shorter }));
    expect(cell.availability.hold?.n).toBe(125);
    // The sham had as few, and is no control arm: that alone is left to say.
    expect(cell).toMatchObject({ effect: 'outage' });
    expect(reasonsIn(cell)).toEqual(['sham-not-clean']);
  });
});
