import { describe, expect, it } from 'vitest';
import type { GapCondition } from '../../../model/claim.ts';
import { judgeGap, withinOf } from '../../../verdict/claims/gap.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const condition: GapCondition = {
  sees: 'gap',
  stack: 'two-servers',
  targets: ['server1'],
  faults: ['stop'],
  operations: ['static', 'read', 'write'],
};
const outage = (lengthLowMs: number, lengthHighMs: number | null) => ({
  startMs: 3,
  lengthLowMs,
  lengthHighMs,
  silentMs: lengthLowMs,
  censored: lengthHighMs === null,
});

describe('withinOf', () => {
  it('is unknown where the bracket lies across the limit, or has no end', () => {
    expect(withinOf(outage(100, 120), 150)).toBe('held');
    expect(withinOf(outage(160, 180), 150)).toBe('broken');
    expect(withinOf(outage(140, 160), 150)).toBe('unknown');
    expect(withinOf(outage(140, null), 150)).toBe('unknown');
    expect(withinOf({ ...outage(100, 120), censored: true }, 150)).toBe('unknown');
  });
});

describe('judgeGap', () => {
  it('holds when the act was felt within the formula, and names it', () => {
    const seen = judgeGap(condition, verdictFixture());
    expect(seen.truth).toBe('held');
    expect(seen.because).toMatch(/^stop server1 was felt for .*; allowed 1.50 s \(inter 250 ms x fall 3/);
  });

  it('is unknown, and says so, of an operation that was not over, although another took longer', () => {
    const over = withCells(verdictFixture(), { target: 'server1' }, { outage: outage(1300, 1340) });
    const open = { ...outage(830, 1150), censored: true };
    const seen = judgeGap(condition, withCells(over, { target: 'server1', operation: 'read' }, { outage: open }));
    expect(seen.truth).toBe('unknown');
    expect(seen.because).toMatch(/^stop server1 was felt for 830 ms to no end seen;/);
  });

  it('is no better than the operation whose bracket lies across the limit, however short its least length', () => {
    const verdict = withCells(
      verdictFixture(),
      { target: 'server1', operation: 'read' },
      { outage: outage(1400, 1450) },
    );
    const open = withCells(verdict, { target: 'server1', operation: 'write' }, { outage: outage(1300, 1600) });
    expect(judgeGap(condition, verdict).truth).toBe('held');
    expect(judgeGap(condition, open).truth).toBe('unknown');
  });

  it('is broken when it was felt longer, and when it was not felt at all', () => {
    const long = withCells(verdictFixture(), { target: 'server1', operation: 'read' }, { outage: outage(1600, 1650) });
    const none = withCells(verdictFixture(), { target: 'server1' }, { outage: null });
    expect(judgeGap(condition, long).truth).toBe('broken');
    expect(judgeGap(condition, none)).toMatchObject({ truth: 'broken', contrary: true });
  });

  it('is unknown when the act was not judged', () => {
    const open = withCells(verdictFixture(), { target: 'server1', operation: 'read' }, { effect: 'unknown' });
    expect(judgeGap(condition, open).truth).toBe('unknown');
    expect(judgeGap({ ...condition, faults: ['kill'] }, verdictFixture()).truth).toBe('unknown');
  });
});
