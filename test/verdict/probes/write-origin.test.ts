import { describe, expect, it } from 'vitest';
import { writeOrigin } from '../../../verdict/probes/write-origin.ts';
import { counted, factsOf, rowSeen, visitsSeen } from '../../support/probe-facts.ts';

const writes = visitsSeen('all', 60, () => ({ status: 201, database: 'primary.mariadb' }), 'write');
const atPrimary = [counted('primary.mariadb', 0, 60), counted('replica.mariadb', 0, 0)];
const tried = (accepted: boolean) => rowSeen({ to: 'replica.mariadb', by: 'application', accepted, seenAfterMs: null });

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
});
