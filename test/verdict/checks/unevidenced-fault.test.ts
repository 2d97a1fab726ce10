import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { seen } from '../../support/record-events.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const isBit = ({ moment }: { moment: string }): boolean => moment === 'bit';

describe('unevidenced-fault', () => {
  it('breaks when the look after the injection saw the target untouched: nothing was survived', () => {
    const cell = cellOfEpisode({ edit: changed('evidence-seen', { evidence: seen(false) }, isBit) });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
    expect(cell.reasons[0]).toEqual({
      reason: 'fault-not-evidenced',
      detail: 'stop server1: server1.nginx process: running',
    });
  });

  it.each([
    ['nothing was looked at', without('evidence-seen', isBit)],
    ['a look saw no fact at all', changed('evidence-seen', { evidence: { facts: [] } }, isBit)],
  ])('breaks when %s, even in an outage', (_, edit) => {
    const cell = cellOfEpisode({ edit, shape: downUntilHealed });
    expect(cell.finding).toBe('unknown');
    expect(reasonsIn(cell)).toContain('fault-not-evidenced');
  });
});
