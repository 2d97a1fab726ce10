import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../model/history.ts';
import { historyLine } from '../../../verdict/history/line.ts';
import { historySchema } from '../../../verdict/history/schema.ts';
import { troubledFixture, verdictFixture, withCells } from '../../support/verdict-fixture.ts';

describe('the line of a run', () => {
  const line = historyLine(troubledFixture());
  const named = (key: string) => line.cells.find((cell) => cellKey(cell) === key);

  it('is what its schema says', () => {
    expect(historySchema.parse(line)).toEqual(line);
  });

  it('keeps every cell with what runs are compared by', () => {
    expect(line.cells).toHaveLength(troubledFixture().cells.length);
    expect(named('server1/stop/read')).toMatchObject({
      finding: 'refuted',
      gap: { lowMs: 588, highMs: 614 },
      p99Ms: 22,
    });
    expect(named('replica/stop/read')).toMatchObject({ finding: 'unknown', hold: null, reasons: ['fault-not-held'] });
  });

  it('gives a gap that only the healing ended no upper end', () => {
    expect(named('balancer/stop/read')?.gap?.highMs).toBe(null);
  });

  it('names each reason once, and each probe with what it was asked of', () => {
    const because = { reason: 'load-invalid', detail: 'x' } as const;
    const probes = [{ probe: 'p', target: 'server1', fault: 'stop', verdict: 'held', expectation: 'broken' }] as const;
    const odd = historyLine({ ...withCells(verdictFixture(), {}, { reasons: [because, because] }), probes });
    expect(odd.cells[0]?.reasons).toEqual(['load-invalid']);
    expect(odd.probes).toEqual([{ name: 'p of server1 under stop', verdict: 'held', expectation: 'broken' }]);
  });
});
