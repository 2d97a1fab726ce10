import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import { ms } from '../../../model/units.ts';
import { lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const withBudget =
  (budgetMs: number) =>
  (plan: Plan): Plan => ({ ...plan, bars: { ...plan.bars, failoverBudgetMs: ms(budgetMs) } });

describe('few-slots', () => {
  it('breaks when 298 good slots are to clear 99 %: no failure among few is no survival', () => {
    const cell = lastCell(verdictOf({}, { plan: withBudget(3010) }));
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'none', availability: { hold: { estimate: 1 } } });
    expect(cell.reasons.at(-1)?.detail).toMatch(
      /^29\d slots while the fault was held, the bar of 99 % takes at least 299/,
    );
  });

  it('holds for 299 and more', () => {
    expect(lastCell(verdictOf({}, { plan: withBudget(2990) }))).toMatchObject({ finding: 'refuted' });
  });

  it('lets few slots prove an outage: bad ones weigh more', () => {
    const cell = lastCell(verdictOf({ target: 'balancer', shape: downUntilHealed }, { plan: withBudget(2995) }));
    expect(cell).toMatchObject({ finding: 'proven', effect: 'outage' });
    expect(reasonsIn(cell)).toEqual([]);
  });
});
