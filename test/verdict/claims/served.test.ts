import { describe, expect, it } from 'vitest';
import type { ServedCondition } from '../../../model/claim.ts';
import { judgeServed } from '../../../verdict/claims/served.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const condition = (changes: Partial<ServedCondition>): ServedCondition => ({
  sees: 'served',
  stack: 'two-servers',
  targets: ['server1'],
  faults: ['stop'],
  operations: ['static', 'read'],
  by: ['server2'],
  ...changes,
});

const servedBy = (counts: Readonly<Record<string, number>>) =>
  withCells(verdictFixture(), { target: 'server1' }, { servedBy: counts });

describe('judgeServed', () => {
  it('holds when those served who had to, and none who must not', () => {
    const seen = judgeServed(condition({ notBy: ['server1'] }), servedBy({ server2: 300 }));
    expect(seen).toEqual({
      truth: 'held',
      because: 'stop of server1: static, read served by server2 600 of 600',
    });
  });

  it('is broken when one served who must not, or one did not who had to', () => {
    expect(judgeServed(condition({ notBy: ['server1'] }), servedBy({ server1: 1, server2: 299 })).truth).toBe('broken');
    expect(judgeServed(condition({ by: ['server1'] }), servedBy({ server2: 300 })).truth).toBe('broken');
  });

  it('judges shares by their intervals: clear of the least on either side, or unknown', () => {
    const both = condition({ by: ['server1', 'server2'], leastShare: 0.4 });
    expect(judgeServed(both, servedBy({ server1: 150, server2: 150 })).truth).toBe('held');
    expect(judgeServed(both, servedBy({ server1: 3, server2: 300 })).truth).toBe('broken');
    expect(judgeServed(both, servedBy({ server1: 4, server2: 6 })).truth).toBe('unknown');
  });

  it('is unknown when nobody answered, and when a cell was not judged', () => {
    expect(judgeServed(condition({}), servedBy({})).truth).toBe('unknown');
    expect(judgeServed(condition({ by: [], notBy: ['server1'] }), servedBy({})).truth).toBe('unknown');
    const open = withCells(verdictFixture(), { target: 'server1', operation: 'read' }, { effect: 'unknown' });
    expect(judgeServed(condition({}), open).truth).toBe('unknown');
  });
});
