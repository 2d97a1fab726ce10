import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../../model/chance.ts';
import type { HistoryLine } from '../../../model/history.ts';
import { availabilityOf } from '../../../verdict/availability.ts';
import { compareRuns } from '../../../verdict/compare/runs.ts';
import { blind, down, lineFixture, withLineCells } from '../../support/history-fixture.ts';

const one = { target: 'server1', operation: 'read' } as const;
const [a, b] = [lineFixture(1), lineFixture(2)];
const changedIn = (comparison: ReturnType<typeof compareRuns>) =>
  comparison.cells
    .filter(({ turned, quantities }) => turned || quantities.some(({ changed }) => changed))
    .map(({ key }) => key);

describe('two runs of the same', () => {
  it('differ in nothing', () => {
    const comparison = compareRuns(a, b);
    expect(comparison).toMatchObject({
      differences: [],
      unlike: [],
      apart: [],
      probes: [],
      spreadRuns: 1,
      statements: 15,
    });
    expect(changedIn(comparison)).toEqual([]);
  });

  it('differ by chance in 1 of 20 comparisons at most', () => {
    const pairs = Array.from({ length: 200 }, (_, seed) => [noisy(2 * seed + 1), noisy(2 * seed + 2)] as const);
    const wrong = pairs.filter(([was, is]) => changedIn(compareRuns(was, is)).length > 0).length;
    expect(wrong).toBeLessThanOrEqual(10);
  });
});

/** A run in which each request of the hold is lost with a chance of 3 %. */
function noisy(seed: number): HistoryLine {
  const n = 350;
  const line = lineFixture(seed);
  const cells = line.cells.map((cell, place) => {
    const lost = Array.from({ length: n }, (_, slot) => chanceAt(seed, place * n + slot) < 0.03).filter(Boolean).length;
    return { ...cell, hold: availabilityOf(n - lost, n) };
  });
  return { ...line, cells };
}

describe('a planted change', () => {
  it('of a finding is a change of that cell alone', () => {
    const comparison = compareRuns(a, withLineCells(b, one, down));
    expect(changedIn(comparison)).toEqual(['server1/stop/read']);
    expect(comparison.cells.find(({ turned }) => turned)).toMatchObject({
      a: { finding: 'refuted' },
      b: { finding: 'proven' },
    });
  });

  it('of availability without another finding is found', () => {
    const worse = withLineCells(b, one, { hold: availabilityOf(320, 350) });
    expect(changedIn(compareRuns(a, worse))).toEqual(['server1/stop/read']);
  });

  it('is noise when earlier runs vary as much', () => {
    const goods = [350, 320, 345, 310, 350];
    const earlier = goods.map((good, place) =>
      withLineCells(lineFixture(place + 1), one, { hold: availabilityOf(good, 350) }),
    );
    const [first] = earlier;
    if (!first) throw new Error('no run');
    const worse = withLineCells(lineFixture(9), one, { hold: availabilityOf(320, 350) });
    expect(compareRuns(first, worse, earlier)).toMatchObject({ spreadRuns: 5 });
    expect(changedIn(compareRuns(first, worse, earlier))).toEqual([]);
  });

  it('of latency is found once four runs show the spread', () => {
    const earlier = [20, 21, 22, 23].map((p99Ms, place) => withLineCells(lineFixture(place + 1), one, { p99Ms }));
    const [first] = earlier;
    if (!first) throw new Error('no run');
    const slower = withLineCells(lineFixture(9), one, { p99Ms: 180 });
    expect(changedIn(compareRuns(first, slower))).toEqual([]);
    expect(changedIn(compareRuns(first, slower, earlier))).toEqual(['server1/stop/read']);
  });
});

describe('what cannot be compared', () => {
  it('is a cell that is unknown in a run, and it is said in which and why', () => {
    const { apart } = compareRuns(withLineCells(a, one, blind), withLineCells(b, { target: 'replica' }, blind));
    expect(apart.map(({ because }) => because)).toContain('unknown in A (generator-starved)');
    expect(apart.map(({ because }) => because)).toContain('unknown in B (generator-starved)');
    expect(apart).toHaveLength(4);
  });

  it('is a cell that only one run has', () => {
    const without = { ...b, cells: b.cells.filter(({ target }) => target !== 'replica') };
    const { apart } = compareRuns(a, without);
    expect(apart.map(({ because }) => because)).toEqual(['only in A', 'only in A', 'only in A']);
  });

  it('are numbers measured with another deadline; findings are compared all the same', () => {
    const other = withLineCells({ ...b, settings: { ...b.settings, 'load.deadlineMs': 100 } }, one, down);
    const comparison = compareRuns(a, other);
    expect(comparison).toMatchObject({ unlike: ['load.deadlineMs is 250 and 100'], statements: 0 });
    expect(comparison.cells.flatMap(({ quantities }) => quantities)).toEqual([]);
    expect(changedIn(comparison)).toEqual(['server1/stop/read']);
  });

  it('are numbers of returning users who fared as everybody did', () => {
    const returning = withLineCells(a, one, { returning: 'refuted' });
    const own = b.cells.filter(({ target, operation }) => target === 'server1' && operation === 'read');
    const apart = {
      ...b,
      cells: [...b.cells, ...own.map((cell) => Object.assign({}, cell, down, { arm: 'returning' } as const))],
    };
    const found = compareRuns(returning, apart).cells.find(({ key }) => key.endsWith('/returning'));
    expect(found).toMatchObject({ turned: true, quantities: [] });
  });
});
