import { describe, expect, it } from 'vitest';
import { writeOrigin } from '../../../verdict/probes/write-origin.ts';
import { counted, factsOf, rowSeen, visitsSeen, without } from '../../support/probe-facts.ts';

const writes = visitsSeen('all', 60, () => ({ status: 201, database: 'primary.mariadb' }), 'write');
const atPrimary = [counted('primary.mariadb', 0, 60), counted('replica.mariadb', 0, 0)];
const tried = (accepted: boolean, because = accepted ? '' : 'The server is running with the --read-only option') =>
  rowSeen({ to: 'replica.mariadb', by: 'application', accepted, because, seenAfterMs: null });

describe('write-origin', () => {
  it('holds when the primary counts the writes and the replica refuses one', () => {
    const finding = writeOrigin.judge(factsOf([writes, ...atPrimary, tried(false)]));
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
  });

  it('is broken by a replica that takes writes', () => {
    const finding = writeOrigin.judge(factsOf([writes, ...atPrimary, tried(true)]));
    expect(finding.reasons[0]?.detail).toBe('a replica took 1 of 1 writes that were sent straight to it');
  });

  it('is broken by an application that writes to the replica', () => {
    const spread = [counted('primary.mariadb', 0, 30), counted('replica.mariadb', 0, 30)];
    const finding = writeOrigin.judge(factsOf([writes, ...spread, tried(false)]));
    expect(finding.reasons[0]?.detail).toBe('replicas executed 30 of 60 writes');
  });

  it('does not know when the primary counts far fewer than were acknowledged, or no replica was tried', () => {
    const few = [counted('primary.mariadb', 0, 50), counted('replica.mariadb', 0, 0)];
    expect(writeOrigin.judge(factsOf([writes, ...few, tried(false)])).reasons[0]?.reason).toBe('evidence-disagrees');
    expect(writeOrigin.judge(factsOf([writes, ...atPrimary])).reasons[0]?.reason).toBe('not-gathered');
  });

  it('does not know when a database was not asked for its count: none is not the same as nothing', () => {
    const [primary] = atPrimary;
    const finding = writeOrigin.judge(factsOf([writes, ...(primary ? [primary] : []), tried(false)]));
    expect(finding.reasons[0]).toEqual({
      reason: 'not-gathered',
      detail: 'nobody asked replica.mariadb for its count',
    });
  });

  it('takes a write that could not even be sent for no refusal, nor one to the primary for one to a replica', () => {
    const lost = tried(false, 'connect ECONNREFUSED');
    expect(writeOrigin.judge(factsOf([writes, ...atPrimary, lost])).reasons[0]?.detail).toContain(
      'no refusal: connect',
    );
    const elsewhere = rowSeen({ to: 'primary.mariadb', by: 'application', accepted: false, because: 'read-only' });
    expect(writeOrigin.judge(factsOf([writes, ...atPrimary, elsewhere])).reasons[0]?.detail).toBe(
      'replica.mariadb was not tried',
    );
    const own = rowSeen({ to: 'primary.mariadb', by: 'application' });
    expect(writeOrigin.judge(factsOf([writes, ...atPrimary, own, tried(false)])).verdict).toBe('held');
  });

  it('is about a primary and a replica: without either it does not know', () => {
    for (const name of ['primary.mariadb', 'replica.mariadb']) {
      const finding = writeOrigin.judge(factsOf([writes, ...atPrimary, tried(false)], without(name)));
      expect(finding.reasons[0]?.reason).toBe('no-such-part');
    }
  });
});
