import { describe, expect, it } from 'vitest';
import type { Edit } from '../../support/record-edits.ts';
import { cellOfEpisode, changed } from '../../support/record-edits.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

/** The load ends before the phase after healing does, and the gate says so. */
const words = 'the load ended 1.00 s before this phase did';
const outlived: Edit = (events) =>
  changed(
    'gate-judged',
    { held: false, because: [words] },
    ({ side }) => side === 'after',
  )(changed('load-started', { durationMs: 17_040 })(events));

describe('outlived-load', () => {
  it('breaks with the words of the gate, and is no service that did not recover', () => {
    const cell = cellOfEpisode({ edit: outlived, shape: downUntilHealed });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons).toEqual([{ reason: 'load-invalid', detail: `after healing: ${words}` }]);
  });
});
