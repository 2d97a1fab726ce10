import { describe, expect, it } from 'vitest';
import { ackedBeforeFaults } from '../../../scripts/self-test/acked.ts';
import { judge } from '../../../verdict/index.ts';
import { recordOf } from '../../support/record.ts';

describe('the writes acknowledged before a fault', () => {
  const whole = recordOf({ episodes: [{ target: 'primary', fault: 'kill' }] });

  it('are counted for each fault from the samples alone', () => {
    const acked = ackedBeforeFaults(whole);
    const writes = [...(whole.samples.get(2) ?? [])].filter(({ operation }) => operation === 'write');
    expect([...acked.keys()]).toEqual(['sham balancer', 'kill primary']);
    expect(acked.get('kill primary')).toBeGreaterThan(0);
    expect(acked.get('kill primary')).toBeLessThan(writes.length);
    expect(judge(whole).episodes[1]?.writes.acknowledged).toBe(writes.length);
  });

  it('are fewer by exactly those that were not acknowledged', () => {
    const before = ackedBeforeFaults(whole).get('kill primary') ?? 0;
    const first = whole.samples.get(2)?.find(({ operation }) => operation === 'write');
    const others = whole.samples.get(2)?.filter((sample) => sample !== first) ?? [];
    const samples = new Map([[2, [{ ...first!, valid: false }, ...others]]]);
    expect(ackedBeforeFaults({ ...whole, samples }).get('kill primary')).toBe(before - 1);
  });

  it('are none of an episode without a fault or without a load', () => {
    const events = whole.events.filter(({ type }) => type !== 'fault-injected');
    expect(ackedBeforeFaults({ ...whole, events }).size).toBe(0);
  });
});
