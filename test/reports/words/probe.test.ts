import { describe, expect, it } from 'vitest';
import { probeName, probeNumber, probeSentence } from '../../../reports/words/probe.ts';
import { probeVerdict, someProbes } from '../../support/probe-verdict.ts';

describe('a probe in words', () => {
  it('says what is true, what is not, what was expected, and what nobody knows', () => {
    expect(someProbes.map(probeSentence)).toEqual([
      'Every server answers an even share of the requests: true.',
      'Each client address stays with one server: not true, as expected.',
      'Every write is taken by the primary, and a replica refuses them: not true, and true was expected.',
      'What is written to the primary reaches the replica: unknown.',
    ]);
  });

  it('is named by what the plan adds to it, with nothing that acts in a terminal', () => {
    expect(probeName(probeVerdict())).toBe('serving-shares');
    expect(probeName(probeVerdict({ fault: 'stop', target: 'server1\u001b' }))).toBe(
      String.raw`serving-shares (stop server1\u001b)`,
    );
  });

  it.each([
    [{ value: 0.5, unit: 'share', low: 0.4657, high: 0.5343, n: 600 }, '50.0 % (46.5 % to 53.5 % of 600)'],
    [{ value: 1234, unit: 'count' }, '1,234'],
    [{ value: 3, unit: 'count', n: 36 }, '3 (of 36)'],
    [{ value: 455, unit: 'ms' }, '455 ms'],
    [{ value: 1500, unit: 'ms', low: 1499, high: 1501 }, '1.50 s (1.49 s to 1.51 s)'],
    [{ value: 250, unit: 'per-second' }, '250/s'],
    [{ value: null, unit: 'ms' }, 'no data'],
  ] as const)('shows %j as %s', (number, text) => {
    expect(probeNumber({ what: 'anything', ...number })).toBe(text);
  });
});
