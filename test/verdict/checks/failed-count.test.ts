import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../model/sample.ts';
import { lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';

/** A sample that throws when it is looked at. */
const poisoned = (samples: readonly Sample[]): readonly Sample[] =>
  samples.map((sample) => {
    if (sample.operation !== 'read' || sample.iteration !== 5) return sample;
    const { jitterMs: _, ...rest } = sample;
    return Object.defineProperty({ ...rest }, 'jitterMs', {
      get: () => {
        throw new Error('the books do not close');
      },
    }) as Sample;
  });

describe('failed-count', () => {
  it('makes the cell unknown and leaves the verdict whole', () => {
    const verdict = verdictOf({ editSamples: poisoned });
    const cell = lastCell(verdict, 'read');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
    expect(cell.reasons[0]).toEqual({
      reason: 'check-failed',
      detail: 'counting read failed: the books do not close',
    });
    expect(reasonsIn(lastCell(verdict, 'static'))).toEqual([]);
    expect(verdict.cells).toHaveLength(6);
    expect(verdict.validity.find(({ id }) => id === 'failed-count')?.verdict).toBe('broken');
  });
});
