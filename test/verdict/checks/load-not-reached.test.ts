import { describe, expect, it } from 'vitest';
import type { Edit } from '../../support/record-edits.ts';
import { added, cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { epochMs } from '../../../model/units.ts';
import { loadStartAt } from '../../support/record-events.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const loadFailed: Edit = added(() => ({
  type: 'act-failed',
  at: epochMs(loadStartAt(2)),
  episode: 2,
  act: 'load',
  because: 'no k6',
}));

describe('load-not-reached', () => {
  it.each<[string, Edit, RegExp]>([
    ['k6 ended with another code than 0', changed('load-ended', { code: 107 }), /k6 ended with code 107/],
    ['somebody interrupted k6', changed('load-ended', { code: 105 }), /k6 ended with code 105/],
    ['k6 failed while it was asked to end', changed('load-ended', { code: 107, neededMs: 9000 }), /with code 107/],
    ['a signal ended k6', changed('load-ended', { code: null }), /k6 ended by a signal/],
    ['the load has no end', without('load-ended'), /no end in the journal/],
    ['the load has no start', without('load-started'), /no start in the journal/],
    ['the load could not be started', loadFailed, /no k6/],
  ])('breaks when %s', (_, edit, words) => {
    const cell = cellOfEpisode({ edit, shape: downUntilHealed });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons.find(({ reason }) => reason === 'load-invalid')?.detail).toMatch(words);
  });

  it('breaks when k6 exits 0 after complaining: a script that always throws exits 0 too', () => {
    const cell = cellOfEpisode({ edit: changed('load-ended', { complaints: ['TypeError: x'], complaintCount: 3 }) });
    expect(cell.reasons).toEqual([{ reason: 'load-invalid', detail: 'k6 complained in 3 lines: TypeError: x' }]);
  });

  it('breaks when k6 exits 0 without a single sample', () => {
    expect(reasonsIn(cellOfEpisode({ editSamples: () => [] }))).toContain('load-invalid');
  });

  it('breaks when a sample names an iteration twice, and counts it once', () => {
    const cell = cellOfEpisode({ editSamples: (samples) => [...samples, ...samples.slice(2000, 2001)] });
    expect(reasonsIn(cell)).toEqual(['load-invalid']);
    expect(cell.slots.planned).toBe(1720);
  });
});
