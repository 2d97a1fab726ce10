import { describe, expect, it } from 'vitest';
import type { QuantityChange } from '../../model/comparison.ts';
import { renderComparison } from '../../reports/comparison.ts';
import { compareRuns } from '../../verdict/compare/runs.ts';
import { blind, down, lineFixture, withLineCells } from '../support/history-fixture.ts';

const look = { color: false, width: 110 } as const;
const a = lineFixture(1);
const changed = withLineCells(
  withLineCells(lineFixture(2), { target: 'server1', operation: 'read' }, down),
  { target: 'replica' },
  blind,
);
const b = { ...changed, versions: { ...changed.versions, haproxy: '2.8.3' } };

/** The line of a cell with one quantity. */
const lineWith = (quantity: QuantityChange): string => {
  const { cells, ...rest } = compareRuns(a, lineFixture(2));
  const cell = { ...cells[0]!, quantities: [quantity] };
  return (
    renderComparison({ ...rest, cells: [cell] }, { ...look, width: 1000 })
      .split('\n')
      .at(-2) ?? ''
  );
};

describe('a comparison in a terminal', () => {
  it('is as last agreed', async () => {
    await expect(renderComparison(compareRuns(a, b), look)).toMatchFileSnapshot('../golden/gate/compare.txt');
  });

  it('of two runs of the same says that nothing changed', () => {
    expect(renderComparison(compareRuns(a, lineFixture(2)), look)).toContain('Changed: nothing beyond noise');
  });

  it('says that numbers measure different things, and which setting does that', () => {
    const other = { ...b, settings: { ...b.settings, 'load.deadlineMs': 100 } };
    const text = renderComparison(compareRuns(a, other), { ...look, width: 1000 });
    expect(text).toContain('- different: load.deadlineMs: 250 / 100');
    expect(text).toContain(
      'Only findings are compared, as the numbers measure different things: load.deadlineMs is 250 and 100.',
    );
  });

  it('says nothing of noise where no number was compared', () => {
    const other = { ...lineFixture(2), settings: { ...a.settings, 'load.deadlineMs': 100 } };
    const text = renderComparison(compareRuns(a, other), look);
    expect(text).toContain('\nChanged: no finding, of 15 cells\n');
    expect(text).toContain('\nThe same finding\n- balancer (stop), static: SPOF\n');
    expect(text).not.toMatch(/noise/i);
    const turned = withLineCells(other, { target: 'server1', operation: 'read' }, down);
    expect(renderComparison(compareRuns(a, turned), look)).toContain('\nChanged: 1 of 15 cells\n');
  });

  it('names the runs that a spread was taken from, and latencies that nothing can be held against', () => {
    const earlier = [1, 2, 3, 4].map((day) => lineFixture(day));
    expect(renderComparison(compareRuns(a, lineFixture(9), earlier), { ...look, width: 1000 })).toContain(
      'the spread of 4 runs',
    );
    expect(renderComparison(compareRuns(a, lineFixture(9)), look)).toContain('no interval: not judged');
  });

  it('of runs that know nothing in common does not say that nothing changed', () => {
    const text = renderComparison(compareRuns(a, withLineCells(lineFixture(2), {}, blind)), look);
    expect(text).toContain('Changed: cannot be told, nothing is known in both runs');
    expect(text).not.toContain('statement');
  });

  it('shows probes that were answered otherwise', () => {
    const probe = { name: 'serving-order', verdict: 'held', expectation: 'held' } as const;
    const [was, is] = [
      lineFixture(1, { probes: [probe] }),
      lineFixture(2, { probes: [{ ...probe, verdict: 'broken' }] }),
    ];
    expect(renderComparison(compareRuns(was, is), look)).toContain('- probe serving-order: held → broken');
  });

  it('rounds the ends of an interval outwards, and none of a change to zero', () => {
    const share = { quantity: 'availability', against: 'intervals', changed: false } as const;
    expect(lineWith({ ...share, difference: 0.000_02, low: -0.012_344, high: 0.003_341 })).toContain(
      'availability 0.00 points (-1.24 to +0.34)',
    );
    expect(lineWith({ ...share, difference: -0.02, low: -0.039_001, high: -0.000_03, changed: true })).toContain(
      'availability -2.00 points (-3.91 to -0.003)',
    );
    const gap = { quantity: 'gap', against: 'intervals', changed: false } as const;
    expect(lineWith({ ...gap, difference: 12.4, low: -1201.1, high: 1203.2 })).toContain(
      'gap +12 ms (-1.21 s to +1.21 s)',
    );
    expect(lineWith({ ...gap, difference: 900.2, low: 0.3, high: null, changed: true })).toContain(
      'gap +900 ms (+0.3 ms to …)',
    );
  });
});
