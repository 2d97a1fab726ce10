import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../model/claim.ts';
import type { ProbeVerdict } from '../../../model/probe-verdict.ts';
import { ms } from '../../../model/units.ts';
import { judgeClaims } from '../../../verdict/claims/index.ts';
import { claimsRecord, promise, runsFixture, weakness, withVerdict } from '../../support/claims-fixture.ts';
import { withCells } from '../../support/verdict-fixture.ts';

const first = (record: Parameters<typeof judgeClaims>[0]) => judgeClaims(record).claims[0];

/** An answer of a probe. */
const answer = (verdict: 'held' | 'broken'): ProbeVerdict => ({
  probe: 'serving-order',
  expected: 'held',
  statement: 'In turn.',
  verdict,
  expectation: verdict,
  reasons: [],
  numbers: [],
});

/** A claim that gives a probe so long. */
const timed = (withinMs: number): Claim => ({
  ...promise,
  original: {
    foreseen: 'held',
    shownBy: [{ sees: 'probe', stack: 'two-servers', probe: 'serving-order', wanted: 'held', withinMs }],
  },
});

/** What becomes of such a claim when the probe was given three seconds. */
const timedOutcome = (verdict: 'held' | 'broken', limitMs: number) => {
  const probes = [{ ...answer(verdict), withinMs: ms(3000) }];
  const record = withVerdict('two-servers', (run) => ({ ...run, probes }));
  return first({ ...record, claims: [timed(limitMs)] })?.outcome;
};

describe('judgeClaims', () => {
  it('finds a weakness on the original and not on the remedied stack, with the numbers', () => {
    const verdict = judgeClaims(claimsRecord());
    expect(verdict).toMatchObject({ outcome: 'held', exitCode: 0 });
    expect(verdict.claims[0]).toMatchObject({
      original: { verdict: 'held', outcome: 'held', stacks: ['two-servers'] },
      remedied: { verdict: 'broken', outcome: 'held', stacks: ['balancer-failover'] },
    });
    expect(verdict.claims[0]?.original?.because[0]).toMatch(
      /^two-servers: stop of balancer: .* lost until healed: 0 of \d+ requests good/,
    );
    expect(verdict.claims[0]?.remedied?.because[0]).toMatch(/survived, at least 9\d.* longest gap at most 1.25 s$/);
  });

  it('gives the same verdict for the same runs', () => {
    expect(judgeClaims(claimsRecord())).toEqual(judgeClaims(claimsRecord()));
  });

  it('is broken when a remedied stack still breaks', () => {
    const lie = withVerdict('balancer-failover', (verdict) =>
      withCells(verdict, { target: 'balancer2', operation: 'read' }, { finding: 'proven', expectation: 'broken' }),
    );
    const claim = first(lie);
    expect(claim).toMatchObject({ outcome: 'broken', remedied: { verdict: 'held', outcome: 'broken' } });
    expect(claim?.remedied?.because[0]).toContain('stop balancer2, read is single point of failure');
    expect(judgeClaims(lie)).toMatchObject({ outcome: 'broken', exitCode: 1 });
  });

  it('is broken, and says nothing of the sentence, when service is only worse than promised', () => {
    const worse = withVerdict('balancer-failover', (verdict) =>
      withCells(verdict, { target: 'balancer2' }, { finding: 'unknown', effect: 'degraded', expectation: 'broken' }),
    );
    expect(first(worse)).toMatchObject({ remedied: { verdict: 'unknown', outcome: 'broken' } });
  });

  it('is unknown when a run is missing, and says why', () => {
    const [only] = runsFixture();
    const runs = only ? [only, { stack: 'balancer-failover', failure: 'there is no stack balancer-failover' }] : [];
    const claim = first(claimsRecord({ runs }));
    expect(claim).toMatchObject({ outcome: 'unknown', remedied: { verdict: 'unknown' } });
    expect(claim?.remedied?.because).toEqual(['balancer-failover: there is no stack balancer-failover']);
    expect(judgeClaims(claimsRecord({ runs: [] }))).toMatchObject({ outcome: 'unknown', exitCode: 2 });
  });

  it('is unknown when a single cell is', () => {
    const open = withVerdict('two-servers', (verdict) =>
      withCells(
        verdict,
        { target: 'balancer', operation: 'write' },
        { finding: 'unknown', effect: 'unknown', expectation: 'unknown' },
      ),
    );
    expect(first(open)).toMatchObject({ outcome: 'unknown', original: { verdict: 'unknown', outcome: 'unknown' } });
  });

  it('is unknown when an act was never made', () => {
    const gone = withVerdict('two-servers', (verdict) => ({
      ...verdict,
      cells: verdict.cells.filter(({ target }) => target !== 'balancer'),
    }));
    expect(first(gone)?.original?.because[0]).toContain('was not judged');
    expect(first(gone)?.outcome).toBe('unknown');
  });

  it('lets the worst claim decide, and unknown never pass', () => {
    const unasked: Claim = {
      ...promise,
      original: {
        foreseen: 'held',
        shownBy: [{ sees: 'probe', stack: 'two-servers', probe: 'no-such-probe', wanted: 'held' }],
      },
    };
    const verdict = judgeClaims(claimsRecord({ claims: [weakness, unasked] }));
    expect(verdict).toMatchObject({ outcome: 'unknown', exitCode: 2 });
    expect(verdict.claims[1]?.original?.because[0]).toContain('the probe no-such-probe was not asked');
  });

  it('is unknown when probes contradict each other', () => {
    const asked: Claim = {
      ...promise,
      original: {
        foreseen: 'held',
        shownBy: [{ sees: 'probe', stack: 'two-servers', probe: 'serving-order', wanted: 'held' }],
      },
    };
    const record = withVerdict('two-servers', (verdict) => ({
      ...verdict,
      probes: [answer('held'), answer('broken')],
    }));
    expect(first({ ...record, claims: [asked] })).toMatchObject({ outcome: 'unknown' });
    const agreed = withVerdict('two-servers', (verdict) => ({ ...verdict, probes: [answer('held')] }));
    expect(first({ ...agreed, claims: [asked] })).toMatchObject({ outcome: 'held' });
    const refuted = withVerdict('two-servers', (verdict) => ({ ...verdict, probes: [answer('broken')] }));
    expect(first({ ...refuted, claims: [asked] })?.original).toMatchObject({ verdict: 'broken', outcome: 'broken' });
  });

  it('is unknown when nothing can be looked at on either side', () => {
    const nothing: Claim = { ...weakness, original: { absent: 'no TLS' }, remedied: null };
    expect(judgeClaims(claimsRecord({ claims: [nothing] }))).toMatchObject({ outcome: 'unknown', exitCode: 2 });
  });

  it('is unknown when the folder of a stack holds the run of another one', () => {
    const runs = runsFixture().flatMap((run) =>
      run.stack === 'two-servers' ? [] : [run, Object.assign({}, run, { stack: 'two-servers' })],
    );
    const claim = first(claimsRecord({ runs }));
    expect(claim?.original).toMatchObject({
      verdict: 'unknown',
      because: ['two-servers: its folder holds a run of balancer-failover'],
    });
  });

  it('is unknown when a probe was given longer than the claim gives it, unless that was not enough either', () => {
    expect([timedOutcome('held', 3000), timedOutcome('held', 2999), timedOutcome('broken', 2999)]).toEqual([
      'held',
      'unknown',
      'broken',
    ]);
  });

  it('foresees that nothing can be looked at where a side says so, and names a description wrong only when it is shown', () => {
    const absent = judgeClaims(claimsRecord({ claims: [{ ...weakness, original: { absent: 'no TLS' } }] })).claims[0];
    expect(absent).toMatchObject({ outcome: 'held', original: { verdict: 'unknown', because: ['no TLS'] } });
    expect(first(claimsRecord())?.correction).toBe('D1 says that it is not.');
    expect(first(claimsRecord({ runs: [] }))?.correction).toBeNull();
  });
});
