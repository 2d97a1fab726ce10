import { describe, expect, it } from 'vitest';
import { judge } from '../../../verdict/judge.ts';
import { reasonsIn } from '../../support/record-edits.ts';
import type { EpisodeRecipe } from '../../support/record.ts';
import { bareRecordOf, cleanSham } from '../../support/record.ts';
import { downUntilHealed, onlyFor, refusedBetween, strayAt } from '../../support/record-shapes.ts';

const proof: EpisodeRecipe = { target: 'balancer', fault: 'stop', shape: downUntilHealed };

describe('dirty-sham', () => {
  it('makes every other cell unknown when something was felt in the sham, for whatever operation', () => {
    const sham = { ...cleanSham, shape: onlyFor('write', refusedBetween(2000, 2400)) };
    const { cells, outcome } = judge(bareRecordOf({ episodes: [sham, proof] }));
    expect(outcome).toBe('unknown');
    expect(cells.slice(3).map(({ finding }) => finding)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(cells.slice(3).map(reasonsIn)).toEqual(Array.from({ length: 3 }, () => ['sham-not-clean']));
    expect(cells.slice(3).map(({ effect }) => effect)).toEqual(['outage', 'outage', 'outage']);
  });

  it('never lets a sham prove anything', () => {
    const { cells } = judge(bareRecordOf({ episodes: [{ ...cleanSham, shape: downUntilHealed }] }));
    expect(cells.map(({ finding }) => finding)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(cells[0]?.reasons[0]?.detail).toBe('675 of 675 slots were bad although nothing was done, the bar allows 6');
  });

  it('makes every cell unknown when the plan has no sham', () => {
    const { cells, validity } = judge(bareRecordOf({ episodes: [proof] }));
    expect(validity.find(({ id }) => id === 'dirty-sham')).toMatchObject({
      verdict: 'broken',
      sentence: expect.stringMatching(/^The control arm is missing or not clean \(1 of 1\): the plan has no sham/),
    });
    expect(cells.map(reasonsIn)).toEqual(Array.from({ length: 3 }, () => ['sham-not-clean']));
  });

  it('forgives a stray bad slot that the bar allows', () => {
    const { cells, outcome } = judge(bareRecordOf({ episodes: [{ ...cleanSham, shape: strayAt(900) }, proof] }));
    expect(cells[0]).toMatchObject({ finding: 'refuted', effect: 'none', outage: { lengthLowMs: 0 } });
    expect(outcome).toBe('held');
  });
});
