import { describe, expect, it } from 'vitest';
import type { ProbeCondition } from '../../../model/claim.ts';
import type { ProbeVerdict } from '../../../model/probe-verdict.ts';
import { judgeProbe } from '../../../verdict/claims/probe.ts';
import { probeVerdict } from '../../support/probe-verdict.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const condition: ProbeCondition = {
  sees: 'probe',
  stack: 'two-servers',
  probe: 'alert',
  target: 'server1',
  wanted: 'held',
};
const seenWith = (changes: Partial<ProbeCondition>, ...probes: readonly Partial<ProbeVerdict>[]) =>
  judgeProbe(
    { ...condition, ...changes },
    { ...verdictFixture(), probes: probes.map((one) => probeVerdict({ probe: 'alert', target: 'server1', ...one })) },
  );

describe('judgeProbe', () => {
  it('goes by the verdict, whichever was wanted; an unknown one meets nothing', () => {
    const truths = (['held', 'broken'] as const).map((wanted) =>
      (['held', 'broken', 'unknown'] as const).map((verdict) => seenWith({ wanted }, { verdict }).truth),
    );
    expect(truths).toEqual([
      ['held', 'broken', 'unknown'],
      ['broken', 'held', 'unknown'],
    ]);
  });

  it('does not take the question about another part, or under another fault, for the one that is wanted', () => {
    expect(seenWith({}, { target: 'server2' }).truth).toBe('unknown');
    expect(seenWith({ fault: 'kill' }, { fault: 'stop' }).truth).toBe('unknown');
    expect(seenWith({ fault: 'stop' }, { fault: 'stop' }).truth).toBe('held');
  });

  it('tells what it is about, and its numbers', () => {
    expect(seenWith({ fault: 'stop' }, { fault: 'stop' }).because).toBe(
      'stop of server1: Every server answers an even share of the requests: held (share of server1 50 % of 600)',
    );
  });
});
