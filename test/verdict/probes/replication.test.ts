import { describe, expect, it } from 'vitest';
import { replication } from '../../../verdict/probes/replication.ts';
import { factsOf, rowSeen } from '../../support/probe-facts.ts';

const forward = [2, 3, 4, 2, 9].map((seenAfterMs) => rowSeen({ seenAfterMs, soughtMs: seenAfterMs }));
const back = { to: 'replica.mariadb', soughtIn: 'primary.mariadb', seenAfterMs: null, soughtMs: 1500 } as const;
const refused = rowSeen({ ...back, by: 'application', accepted: false, because: 'read-only', soughtMs: 0 });
const taken = rowSeen({ ...back, by: 'application' });
const forced = rowSeen({ ...back, by: 'operator' });

describe('replication', () => {
  it('holds when rows travel from primary to replica alone, and tells the lag', () => {
    const finding = replication.judge(factsOf([...forward, refused, forced]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers.map(({ what, value }) => [what, value])).toEqual([
      ['rows of the primary that the replica got', 5],
      ['lag of the replica, median', 3],
      ['lag of the replica, longest', 9],
      ['writes of the application that the replica refused', 1],
      ['rows forced into the replica that the primary got', 0],
    ]);
  });

  it('is broken when replication has stopped', () => {
    const lost = forward.with(4, rowSeen({ seenAfterMs: null, soughtMs: 3000 }));
    const finding = replication.judge(factsOf([...lost, refused, forced]));
    expect(finding.reasons[0]?.detail).toBe('1 of 5 rows of the primary never reached the replica');
  });

  it('is broken when a replica takes what applications write, and the primary follows it', () => {
    const finding = replication.judge(factsOf([...forward, { ...taken, seenAfterMs: 4 }, forced]));
    expect(finding.reasons[0]?.detail).toBe('1 of 1 rows of the replica reached the primary');
  });

  it('tells of a row that only an operator could send the other way', () => {
    const finding = replication.judge(factsOf([...forward, refused, { ...forced, seenAfterMs: 4 }]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers.at(-1)).toMatchObject({ value: 1, n: 1 });
  });

  it('holds where a replica takes what an application writes, and nobody follows it', () => {
    expect(replication.judge(factsOf([...forward, taken, forced])).verdict).toBe('held');
  });

  it('takes a write that could not even be sent for no refusal', () => {
    const lost = { ...refused, because: 'connect ECONNREFUSED' };
    expect(replication.judge(factsOf([...forward, lost])).reasons[0]?.detail).toBe(
      'the write to replica.mariadb failed, which is no refusal: connect ECONNREFUSED',
    );
  });

  it('does not know the way back when nobody tried it, or looked for too short a time; nor the way there from few rows', () => {
    const hasty = { ...taken, soughtMs: 20 };
    for (const seen of [
      [...forward, forced],
      [...forward, hasty],
      [...forward.slice(1), refused],
    ])
      expect(replication.judge(factsOf(seen)).verdict).toBe('unknown');
  });
});
