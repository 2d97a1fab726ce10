import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { added, cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import { loadStartAt } from '../../support/record-events.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const crash = (sinceLoadMs: number, intended: boolean): ReturnType<typeof added> =>
  added(() => ({
    type: 'component-exited',
    at: epochMs(loadStartAt(2) + sinceLoadMs),
    component: 'server2.app',
    code: null,
    signal: 'SIGSEGV',
    intended,
  }));

describe('uninjected-crash', () => {
  it('breaks with the name of the component, and never lets a finding stand', () => {
    const cell = cellOfEpisode({ shape: downUntilHealed, edit: crash(7005, false) });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons[0]?.reason).toBe('crashed-uninjected');
    expect(cell.reasons[0]?.detail).toContain('server2.app ended by SIGSEGV, 2.00 s after the injection');
  });

  it('holds for a component that we made end, and for a crash after the episode', () => {
    expect(reasonsIn(cellOfEpisode({ edit: crash(7005, true) }))).toEqual([]);
    expect(reasonsIn(cellOfEpisode({ edit: crash(29_000, false) }))).toEqual([]);
  });
});
