import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { seen } from '../../support/record-events.ts';
import type { Shape } from '../../support/record-shapes.ts';

/** The target itself answers again two seconds after the injection. */
const supervised: Shape = ({ dueMs }) => (dueMs > 2000 && dueMs < 2500 ? { server: 'server1' } : {});

describe('unheld-fault', () => {
  it.each(['holds', 'still'] as const)('breaks when a look of kind %s saw the fault gone', (wanted) => {
    const edit = changed('evidence-seen', { evidence: seen(false) }, ({ moment }) => moment === wanted);
    const cell = cellOfEpisode({ edit });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown' });
    expect(cell.reasons[0]?.detail).toBe('before healing: server1.nginx process: running');
  });

  it('breaks when nobody looked right before healing', () => {
    const edit = without('evidence-seen', ({ moment }) => moment === 'still');
    expect(reasonsIn(cellOfEpisode({ edit }))).toEqual(['fault-not-held']);
  });

  it('breaks when the target itself gave good answers during the hold, whatever the looks saw', () => {
    const cell = cellOfEpisode({ shape: supervised });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toBe('server1 gave 50 good answers while it was meant to be out');
  });
});
