import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { cellOf, counting, judgeText, killedMs, sampleText, shamAndKill } from '../../support/foreign-evidence.ts';

/** When the healing of the fault begins, from the injection. */
const healedMs = 3995;

/** The reads of a kill of which they are the victim, by what becomes of those that begin so long after it. */
const readsOf = (fate: (sinceKillMs: number) => ReturnType<Fate>): ForeignCell => {
  const read: Fate = (at) => (at >= killedMs && at < killedMs + healedMs + 105 ? fate(at - killedMs) : 'good');
  return cellOf(judgeText(shamAndKill(), counting(sampleText({ read, write: () => 'good' }))), 'read');
};

const reasonsIn = ({ reasons }: ForeignCell): readonly string[] => reasons.map(({ reason }) => reason);

describe("an outage in somebody else's evidence", () => {
  it('that ended by itself half a second before the healing is not proven to have lasted until then', () => {
    const cell = readsOf((at) => (at < healedMs - 515 ? 'refused' : 'good'));
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', outage: { censored: true } });
  });

  it('is proven where every second request was served all the time', () => {
    expect(readsOf((at) => (Math.round(at / 10) % 2 === 0 ? 'refused' : 'good'))).toMatchObject({
      finding: 'proven',
      effect: 'degraded',
    });
  });

  it('is proven where nobody was served', () => {
    expect(readsOf(() => 'refused')).toMatchObject({ finding: 'proven', expectation: 'held', effect: 'outage' });
  });

  it.each([25, 33, 50])(
    'that began late is none that was watched, though one in %d had failed since the act',
    (oneIn) => {
      const cell = readsOf((at) => (at >= 2200 || Math.round((at + killedMs) / 10) % oneIn === 0 ? 'refused' : 'good'));
      expect(reasonsIn(cell)).toEqual(['hold-too-short']);
      expect(cell.finding).toBe('unknown');
      expect(cell.outage?.lengthLowMs).toBeLessThan(healedMs - 2100);
    },
  );

  it('lasted at least as long as its longest part without anybody served, when it was over', () => {
    const cell = readsOf((at) => (at < 20 || (at >= 700 && at < 1500) ? 'refused' : 'good'));
    expect(cell.outage?.lengthLowMs).toBeLessThanOrEqual(800);
    expect(cell.outage?.lengthHighMs).toBeGreaterThanOrEqual(1500);
  });
});
