import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { seen } from '../../support/record-events.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const isHealed = ({ moment }: { moment: string }): boolean => moment === 'healed';

describe('unhealed-fault', () => {
  it('breaks when the look after healing saw the target still out; the outage remains an outage', () => {
    const edit = changed('evidence-seen', { evidence: seen(false) }, isHealed);
    const cell = cellOfEpisode({ edit, shape: downUntilHealed });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'outage' });
    expect(reasonsIn(cell)).toEqual(['not-healed']);
  });

  it('breaks when healing was never complete, or nobody looked', () => {
    expect(reasonsIn(cellOfEpisode({ edit: without('fault-healed') }))).toContain('not-healed');
    expect(reasonsIn(cellOfEpisode({ edit: without('evidence-seen', isHealed) }))).toEqual(['not-healed']);
  });
});
