import type { ProbeVerdict } from '../../model/probe-verdict.ts';
import type { Verdict } from '../../model/verdict.ts';
import { troubledFixture } from './verdict-fixture.ts';

/** A probe whose statement was expected to hold, and does. */
export const probeVerdict = (change: Partial<ProbeVerdict> = {}): ProbeVerdict => ({
  probe: 'serving-shares',
  expected: 'held',
  statement: 'Every server answers an even share of the requests.',
  verdict: 'held',
  reasons: [],
  numbers: [{ what: 'share of server1', value: 0.5, unit: 'share', low: 0.4657, high: 0.5343, n: 600 }],
  expectation: 'held',
  ...change,
});

/** A probe that went against the plan. */
export const brokenProbe = probeVerdict({
  probe: 'serving-order',
  statement: 'A client is served in turn.',
  verdict: 'broken',
  expectation: 'broken',
  reasons: [{ reason: 'contradicted', detail: 'server1 answered 12 of 12' }],
  numbers: [{ what: 'answers', value: 12, unit: 'count' }],
});

/** One probe of each kind: as expected, expected not to be true, against the plan, and unknown. */
export const someProbes: readonly ProbeVerdict[] = [
  probeVerdict(),
  probeVerdict({
    probe: 'stickiness',
    target: 'server1',
    expected: 'broken',
    statement: 'Each client address stays with one server.',
    verdict: 'broken',
    reasons: [{ reason: 'contradicted', detail: '36 of 36 addresses met more than one server' }],
    numbers: [],
  }),
  probeVerdict({
    probe: 'write-origin',
    statement: 'Every write is taken by the primary, and a replica refuses them.',
    verdict: 'broken',
    expectation: 'broken',
    reasons: [{ reason: 'contradicted', detail: 'a replica took 1 of 1 writes' }],
    numbers: [{ what: 'writes at primary.mariadb', value: 60, unit: 'count' }],
  }),
  probeVerdict({
    probe: 'replication',
    statement: 'What is written to the primary reaches the replica.',
    verdict: 'unknown',
    expectation: 'unknown',
    reasons: [{ reason: 'not-steady', detail: 'replica.mariadb is paused' }],
    numbers: [{ what: 'lag of the replica, longest', value: null, unit: 'ms' }],
  }),
];

/** A run in trouble that asked these questions as well. */
export const withProbes = (probes: readonly ProbeVerdict[] = someProbes): Verdict => ({ ...troubledFixture(), probes });
