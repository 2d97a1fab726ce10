import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { cellOfEpisode, lastCell, reasonsIn, tornBefore, verdictOf } from '../../support/record-edits.ts';

describe('interrupted-episode', () => {
  it('breaks when somebody stopped the run before the episode was over, whatever was seen until then', () => {
    const events = [{ type: 'run-interrupted', at: epochMs(1_800_000_066_000), signal: 'SIGINT' } as const];
    const verdict = verdictOf({}, { events });
    expect(lastCell(verdict)).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
    expect(lastCell(verdict).reasons[0]).toEqual({
      reason: 'interrupted',
      detail: 'episode 2 was interrupted by SIGINT',
    });
    expect(verdict.exitCode).toBe(2);
  });

  it('leaves episodes alone that were over before', () => {
    const events = [{ type: 'run-interrupted', at: epochMs(1_800_000_066_000), signal: 'SIGINT' } as const];
    expect(verdictOf({}, { events }).cells[0]).toMatchObject({ finding: 'refuted', expectation: 'held' });
  });

  it('breaks when the journal stops in the middle, as after a SIGKILL of the controller', () => {
    const cell = cellOfEpisode({ edit: tornBefore('fault-healed') });
    expect(reasonsIn(cell)).toEqual(['interrupted']);
    expect(cell.finding).toBe('unknown');
  });
});
