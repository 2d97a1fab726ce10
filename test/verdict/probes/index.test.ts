import { describe, expect, it } from 'vitest';
import { probeIds } from '../../../model/probe.ts';
import { topologies } from '../../../stack/topologies/index.ts';
import { probeJudges } from '../../../verdict/probes/index.ts';
import { factsOf, faultSeen } from '../../support/probe-facts.ts';

describe('every judge of a probe', () => {
  it('is there once, in the order of the probes', () => {
    expect(probeJudges.map(({ id }) => id)).toEqual(probeIds);
  });

  it.each(probeJudges.map((judge) => [judge.id, judge] as const))(
    '%s takes nothing seen for unknown, on every stack, and a fault alone as well',
    (_, judge) => {
      const seen = [[], faultSeen('stop', 'server1'), faultSeen('slow', 'server1')];
      const findings = topologies.flatMap((stack) =>
        seen.map((one) => judge.judge(factsOf(one, stack, { probe: judge.id, target: 'server1', fault: 'stop' }))),
      );
      expect([...new Set(findings.map(({ verdict }) => verdict))]).toEqual(['unknown']);
      expect(findings.every(({ reasons }) => reasons.length === 1)).toBe(true);
    },
  );
});
