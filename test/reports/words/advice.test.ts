import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../model/verdict.ts';
import { adviceOf } from '../../../reports/words/advice.ts';
import { troubledFixture, verdictFixture, withCells } from '../../support/verdict-fixture.ts';

describe('what to change', () => {
  it('is told once for all that it is for, single points of failure first', () => {
    expect(adviceOf(verdictFixture()).map(({ targets, finding }) => `${finding} ${targets.join(' ')}`)).toEqual([
      'proven balancer',
      'proven primary',
      'refuted server1',
      'refuted replica',
    ]);
    const { outage } = verdictFixture().cells.find(({ target }) => target === 'server1')!;
    const both = adviceOf(withCells(verdictFixture(), { target: 'server2' }, { outage }));
    expect(both.map(({ targets }) => targets)).toContainEqual(['server1', 'server2']);
  });
  it('shortens a gap first that is longer than a failover may take', () => {
    const late = { finding: 'unknown', effect: 'slow-recovery', expectation: 'broken' } as const;
    const all = adviceOf(withCells(verdictFixture(), { target: 'server1', operation: 'read' }, late));
    expect(all.map(({ targets, finding }) => `${finding} ${targets.join(' ')}`)).toEqual([
      'proven balancer',
      'proven primary',
      'unknown server1',
      'refuted replica',
    ]);
    expect(all[2]?.text).toMatch(/^To shorten the gap: /);
  });
  it('advises nothing for what is unknown', () => {
    expect(adviceOf(troubledFixture()).flatMap(({ targets }) => targets)).not.toContain('replica');
  });
  it('is told of what only users who keep their connection lose, and not twice where everybody does', () => {
    const verdict = verdictFixture();
    const keptOf = (target: string): Verdict => ({
      ...verdict,
      cells: verdict.cells.flatMap((cell) =>
        cell.target === target && cell.operation === 'write'
          ? [cell, { ...cell, arm: 'returning', finding: 'proven' } as const]
          : [cell],
      ),
    });
    const all = adviceOf(keptOf('server2'));
    const kept = all.filter(({ text }) => text.includes('keep their connection'));
    expect(kept).toEqual([expect.objectContaining({ targets: ['server2'], finding: 'proven' })]);
    expect(all).toHaveLength(adviceOf(verdict).length + 1);
    expect(adviceOf(keptOf('primary'))).toEqual(adviceOf(verdict));
  });
});
