import { describe, expect, it } from 'vitest';
import { parseBaseline } from '../../../plans/baseline-file.ts';
import { serializeBaseline } from '../../../verdict/gate/serialize.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { lineFixture } from '../../support/history-fixture.ts';

const { baseline } = updateBaseline(undefined, lineFixture());
const words = { reason: 'until the second balancer: 1,2 "soon"', until: '2027-03-31' };
const full = {
  ...baseline,
  comment: 'who to ask: ops',
  cells: { ...baseline.cells, 'balancer/stop/read': { ...baseline.cells['balancer/stop/read']!, ...words } },
};

describe('the bytes of a baseline', () => {
  it('are as last agreed', async () => {
    await expect(serializeBaseline(full)).toMatchFileSnapshot('../../golden/gate/baseline.json');
  });

  it('read back as the same baseline', () => {
    expect(parseBaseline(serializeBaseline(full), 'b.json').baseline).toEqual(full);
  });

  it('are the same whatever the order of the entries', () => {
    const cells = Object.fromEntries(Object.entries(full.cells).toReversed());
    expect(serializeBaseline({ ...full, cells })).toBe(serializeBaseline(full));
  });

  it('have a line a cell, so that a review shows which one changed', () => {
    const lines = serializeBaseline(full).split('\n');
    expect(lines.filter((line) => line.includes('"finding"'))).toHaveLength(15);
  });

  it('of nothing are JSON too', () => {
    expect(JSON.parse(serializeBaseline({ ...baseline, cells: {} }))).toMatchObject({ cells: {} });
  });
});
