import { describe, expect, it } from 'vitest';
import { cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import { refusedBetween } from '../../support/record-shapes.ts';

describe('slow-return', () => {
  it.each(['server1', 'balancer'])(
    'breaks what is expected of %s, survival or outage: back, but beyond the budget',
    (target) => {
      const cell = cellOfEpisode({ target, shape: refusedBetween(0, 3200) });
      expect(cell).toMatchObject({ finding: 'unknown', effect: 'slow-recovery', expectation: 'broken' });
      expect(cell.reasons).toEqual([
        {
          reason: 'recovered-beyond-budget',
          detail: 'the interruption lasted 3.18 s to 3.22 s, the failover budget is 1.50 s; it ended before healing',
        },
      ]);
    },
  );

  it.each([
    ['balancer', 'unknown'],
    ['server1', 'broken'],
  ])('breaks no more than survival where %s was down again until healed: %s', (target, expectation) => {
    const [first, second] = [refusedBetween(0, 1700), refusedBetween(2800, 7030)];
    const cell = cellOfEpisode({ target, shape: (asked) => (asked.dueMs < 2000 ? first(asked) : second(asked)) });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', expectation });
    expect(cell.reasons).toEqual([
      {
        reason: 'recovered-beyond-budget',
        detail: expect.stringMatching(/budget is 1\.50 s; it ended, but another came before healing$/),
      },
    ]);
  });

  it('is no finding against an interruption that only healing ended', () => {
    expect(reasonsIn(cellOfEpisode({ target: 'balancer', shape: refusedBetween(0, 7030) }))).toEqual([]);
  });
});
