import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../model/history.ts';
import { acceptorOf } from '../../../verdict/gate/accept.ts';
import { lineFixture, withLineCells } from '../../support/history-fixture.ts';

const run = lineFixture(9);
const cell = (key: string, of = run) => of.cells.find((each) => cellKey(each) === key)!;

describe('what is accepted', () => {
  it('of a single point of failure is what is felt of it', () => {
    expect(acceptorOf(run, [])(cell('balancer/stop/read'))).toEqual({ finding: 'proven', effect: 'outage' });
  });

  it('of a survival is the gap as measured, and as long as one run leaves it open', () => {
    expect(acceptorOf(run, [])(cell('server1/stop/read'))).toEqual({
      finding: 'refuted',
      gapMs: [588, 614],
      gapUpToMs: 614 + 404,
    });
  });

  it('of a survival without a gap is a gap of one deadline', () => {
    expect(acceptorOf(run, [])(cell('primary/stop/read'))).toEqual({ finding: 'refuted', gapUpToMs: 250 });
  });

  const one = { target: 'server1', operation: 'read' } as const;
  const earlier = [600, 1400, 700, 1300].map((at, place) =>
    withLineCells(lineFixture(place + 1), one, { gap: { lowMs: at - 10, highMs: at + 10 } }),
  );

  it('is more where earlier runs spread further', () => {
    const patient = lineFixture(9, { settings: { ...run.settings, 'bars.failoverBudgetMs': 5000 } });
    expect(acceptorOf(patient, earlier)(cell('server1/stop/read')).gapUpToMs).toBeGreaterThan(2000);
  });

  it('of a survival is no gap beyond the failover budget, however far earlier runs spread: no survival has one', () => {
    expect(run.settings['bars.failoverBudgetMs']).toBe(1500);
    expect(acceptorOf(run, earlier)(cell('server1/stop/read')).gapUpToMs).toBe(1500);
  });
});
