import { describe, expect, it } from 'vitest';
import { replication } from '../../../verdict/probes/replication.ts';
import { factsOf, rowSeen } from '../../support/probe-facts.ts';

const forward = [2, 3, 4, 2, 9].map((seenAfterMs) => rowSeen({ seenAfterMs, soughtMs: seenAfterMs }));
const back = { to: 'replica.mariadb', soughtIn: 'primary.mariadb', seenAfterMs: null, soughtMs: 1500 } as const;
const refused = rowSeen({ ...back, by: 'application', accepted: false, because: 'read-only', soughtMs: 0 });
const forced = rowSeen({ ...back, by: 'operator' });

describe('replication', () => {
  it('holds when rows travel from primary to replica alone, and tells the lag', () => {
    const finding = replication.judge(factsOf([...forward, refused, forced]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers.map(({ what, value }) => [what, value])).toEqual([
      ['rows of the primary that the replica got', 5],
      ['lag of the replica, median', 3],
      ['lag of the replica, longest', 9],
      ['writes that the replica refused', 1],
      ['rows of the replica that the primary got', 0],
    ]);
  });

  it('is broken when replication has stopped', () => {
    const lost = forward.with(4, rowSeen({ seenAfterMs: null, soughtMs: 3000 }));
    const finding = replication.judge(factsOf([...lost, refused, forced]));
    expect(finding.reasons[0]?.detail).toBe('1 of 5 rows of the primary never reached the replica');
  });

  it('is broken when the primary follows its replica', () => {
    const finding = replication.judge(factsOf([...forward, refused, { ...forced, seenAfterMs: 4 }]));
    expect(finding.reasons[0]?.detail).toBe('1 of 1 rows of the replica reached the primary');
  });

  it('does not know the way back when no row could be stored in the replica, or none was looked for long enough', () => {
    const hasty = { ...forced, soughtMs: 20 };
    for (const seen of [[...forward, refused], [...forward, refused, hasty], forward.slice(1)])
      expect(replication.judge(factsOf(seen)).verdict).toBe('unknown');
  });
});
