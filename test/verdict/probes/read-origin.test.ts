import { describe, expect, it } from 'vitest';
import { readOrigin } from '../../../verdict/probes/read-origin.ts';
import { counted, factsOf, visitsSeen, without } from '../../support/probe-facts.ts';

const atReplica = [counted('primary.mariadb', 0, 0), counted('replica.mariadb', 60, 0)];
const ofPrimary = visitsSeen('all', 60, () => ({ database: 'primary.mariadb' }));

/** A wrong answer in the name of the replica. */
const wrong = { valid: false, status: 500, database: 'replica.mariadb' } as const;

describe('read-origin', () => {
  it('holds when the replica counts the reads that the application says it answered', () => {
    const finding = readOrigin.judge(factsOf([visitsSeen('all', 60), ...atReplica]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers).toContainEqual({ what: 'reads at replica.mariadb', value: 60, unit: 'count' });
  });

  it('is broken by an application that reads from the primary alone', () => {
    const atPrimary = [counted('primary.mariadb', 60, 0), counted('replica.mariadb', 0, 0)];
    const finding = readOrigin.judge(factsOf([ofPrimary, ...atPrimary]));
    expect(finding.reasons[0]?.detail).toBe('none of 60 reads was answered by a replica');
  });

  it('forgives a count that lacks the statement at its edge', () => {
    const edge = [counted('primary.mariadb', 0, 0), counted('replica.mariadb', 59, 0)];
    expect(readOrigin.judge(factsOf([visitsSeen('all', 60), ...edge])).verdict).toBe('held');
  });

  it('does not believe an application that names a replica which executed nothing', () => {
    const lying = [counted('primary.mariadb', 60, 0), counted('replica.mariadb', 0, 0)];
    const finding = readOrigin.judge(factsOf([visitsSeen('all', 60), ...lying]));
    expect(finding.reasons[0]?.reason).toBe('evidence-disagrees');
  });

  it('does not believe an application that names the primary, which executed nothing', () => {
    const finding = readOrigin.judge(factsOf([ofPrimary, ...atReplica]));
    expect(finding.reasons[0]).toEqual({
      reason: 'evidence-disagrees',
      detail: 'the application names the primary 60 times, they count 0 reads',
    });
  });

  it('counts right answers alone', () => {
    const odd = visitsSeen('all', 60, (place) => ({ database: 'primary.mariadb', ...(place === 0 && wrong) }));
    const counts = [counted('primary.mariadb', 59, 0), counted('replica.mariadb', 0, 0)];
    expect(readOrigin.judge(factsOf([odd, ...counts])).verdict).toBe('broken');
  });

  it('does not know when a database was not asked for its count', () => {
    const finding = readOrigin.judge(factsOf([visitsSeen('all', 60), counted('replica.mariadb', 60, 0)]));
    expect(finding.reasons[0]?.detail).toBe('nobody asked primary.mariadb for its count');
  });

  it('does not know from one answer of the replica, nor where there is none', () => {
    const once = visitsSeen('all', 60, (place) => ({ database: place === 0 ? 'replica.mariadb' : 'primary.mariadb' }));
    const counts = [counted('primary.mariadb', 59, 0), counted('replica.mariadb', 1, 0)];
    expect(readOrigin.judge(factsOf([once, ...counts])).reasons[0]?.reason).toBe('straddles-bar');
    const alone = factsOf([ofPrimary], without('replica.mariadb'));
    expect(readOrigin.judge(alone).reasons[0]?.reason).toBe('no-such-part');
  });
});
