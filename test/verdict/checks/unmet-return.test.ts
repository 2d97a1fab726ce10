import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import type { Shape } from '../../support/record-shapes.ts';
import { downUntilHealed, refusedBetween } from '../../support/record-shapes.ts';

const isAfter = ({ side }: { side: string }): boolean => side === 'after';

/** Down until healed, and some requests are answered late long after that. */
const downThenLate: Shape = (asked) =>
  asked.dueMs > 10_000 && asked.dueMs < 10_040 ? { waitMs: 600 } : downUntilHealed(asked);

describe('unmet-return', () => {
  it('breaks when the service did not come back after healing: then something else is down', () => {
    const cell = cellOfEpisode({ target: 'balancer', shape: refusedBetween(-5, 99_000) });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'outage', timeToRecoverMs: null });
    expect(reasonsIn(cell)).toEqual(['not-recovered']);
    expect(cell.reasons[0]?.detail).toMatch(/^after healing 0 % of 315 slots/);
  });

  it('excuses nobody who was down until it was healed and served again after it, if for certain well enough or not', () => {
    const cell = cellOfEpisode({ shape: downThenLate });
    expect(reasonsIn(cell)).toEqual(['not-recovered']);
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'outage', expectation: 'broken' });
  });

  it('excuses who was not served after healing either: that may have been down for another reason', () => {
    const cell = cellOfEpisode({ shape: refusedBetween(-5, 99_000) });
    expect(cell).toMatchObject({ expected: 'refuted', finding: 'unknown', effect: 'outage', expectation: 'unknown' });
  });

  it('breaks with the words of the gate that did not hold again', () => {
    const edit = changed('gate-judged', { held: false, because: ['replication is not running'] }, isAfter);
    const cell = cellOfEpisode({ edit, shape: downUntilHealed });
    expect(cell.reasons).toEqual([{ reason: 'not-recovered', detail: 'after healing: replication is not running' }]);
  });

  it('breaks when no gate was judged after healing', () => {
    expect(reasonsIn(cellOfEpisode({ edit: without('gate-judged', isAfter) }))).toEqual(['not-recovered']);
  });
});
