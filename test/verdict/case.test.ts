import { describe, expect, it } from 'vitest';
import { judge } from '../../verdict/judge.ts';
import { lastCell, reasonsIn } from '../support/record-edits.ts';
import { bareRecordOf, cleanSham, recordOf } from '../support/record.ts';
import { changedPlan } from '../support/record-plan.ts';
import { strayAt } from '../support/record-shapes.ts';

/** Twelve slots in a row from one on: the exact bound clears what blocks of a second do not. */
const hiccup = (from: number) => strayAt(...Array.from({ length: 12 }, (_, place) => from + place));
const [inControl, inHold] = [hiccup(200), hiccup(900)];
const barOf = (availability: number) => changedPlan({ bars: { availability } });

describe('a hiccup of a few requests in a row', () => {
  it('voids no control phase that the gate let pass: a condition goes by the exact bound', () => {
    const episodes = [{ target: 'server1', fault: 'stop', shape: inControl }] as const;
    const cell = lastCell(judge(recordOf({ episodes, plan: barOf(0.94) })));
    expect(cell.availability.control).toMatchObject({ n: 375, good: 363, lowBy: 'blocks' });
    expect(cell.availability.control?.low).toBeLessThan(0.94);
    expect(cell).toMatchObject({ finding: 'refuted', reasons: [] });
  });

  it('voids no sham', () => {
    const episodes = [{ ...cleanSham, shape: inHold }, { target: 'server1', fault: 'stop' } as const];
    const { cells } = judge(bareRecordOf({ episodes, plan: barOf(0.955) }));
    expect(cells[1]?.availability.hold).toMatchObject({ n: 525, good: 513, lowBy: 'blocks' });
    expect(cells[1]?.availability.hold?.low).toBeLessThan(0.955);
    expect(cells[1]).toMatchObject({ fault: 'sham', finding: 'refuted' });
    expect(cells.at(-1)).toMatchObject({ finding: 'refuted', expectation: 'held' });
  });

  it('is no survival of a fault for certain', () => {
    const episodes = [{ target: 'server1', fault: 'stop', shape: inHold }] as const;
    const cell = lastCell(judge(recordOf({ episodes, plan: barOf(0.955) })));
    expect(cell.finding).toBe('unknown');
    expect(reasonsIn(cell)).toEqual(['straddles-bar']);
  });
});
