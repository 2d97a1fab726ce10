import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { describeCell } from '../../../reports/index.ts';
import { describeWith } from '../../../reports/words/cell.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

const cellOf = (target: string, operation: Cell['operation'], verdict = verdictFixture()): Cell =>
  verdict.cells.find((cell) => cell.target === target && cell.operation === operation)!;

describe('the sentence for a cell', () => {
  it('says of an outage who cannot do what, out of how many, for how long', () => {
    expect(describeCell(cellOf('balancer', 'read'))).toBe(
      'If balancer stops, nobody can read: 0 of 350 requests succeeded (0 % to 0.77 %), ' +
        'interrupted for more than 5.00 s, back 5.32 s after the injection.',
    );
  });
  it('says of a blip how many were lost in which bracket', () => {
    expect(describeCell(cellOf('server1', 'write'))).toBe(
      'If server1 stops, people can still write: 12 of 725 requests lost in a gap of 588 to 614 ms; ' +
        'then at least 98.4 % good with 95 % confidence (bar 98 %, n = 175).',
    );
  });
  it('does not say nobody when somebody was served', () => {
    const cell = cellOf('balancer', 'read');
    const hold = { ...cell.availability.hold!, good: 3 };
    expect(describeCell({ ...cell, availability: { ...cell.availability, hold } })).toContain(
      'hardly anybody can read: 3 of 350',
    );
  });
  it('does not say hardly anybody where the gravest of several episodes was an outage, and others were served', () => {
    const cell = cellOf('balancer', 'read');
    const hold = { ...cell.availability.hold!, n: 1050, good: 262, estimate: 0.25, low: 0.23, high: 0.28 };
    expect(describeCell({ ...cell, episodes: 3, availability: { ...cell.availability, hold } })).toMatch(
      /^If balancer stops, people cannot reliably read: 262 of 1,050 requests succeeded .* failing for more than 5\.00 s/,
    );
  });
  it('counts stale reads, and writes that a replica lacks, as harm to who reads', () => {
    const verdict = verdictFixture();
    const episodes = verdict.episodes.slice(0, 1).map((one) => {
      const reads = { compared: 400, stale: 12, worstMs: 3000 };
      return Object.assign({}, one, { writes: { ...one.writes, diverged: 2, reads } });
    });
    const reasons = [{ reason: 'stale-reads', detail: '12 of 400 reads' }] as const;
    const cell = { ...cellOf('replica', 'read'), finding: 'unknown', effect: 'data', reasons } as const;
    expect(describeWith(cell, episodes)).toBe(
      'If replica stops, data is harmed: 12 of 400 reads stale, 2 acknowledged writes missing in a replica, ' +
        'so it does not count as survived.',
    );
  });

  it('says no data when nothing was counted', () => {
    const cell = cellOf('balancer', 'read');
    expect(describeCell({ ...cell, availability: { control: null, hold: null, after: null } })).toContain('no data');
  });
  it('gives the reason of what is unknown', () => {
    expect(describeCell(cellOf('replica', 'read', troubledFixture()))).toMatch(
      /it is unknown whether people can read: replica\.mariadb was seen running/,
    );
  });
  it('calls nothing unknown that is no survival for certain', () => {
    const broken = { ...cellOf('replica', 'read', troubledFixture()), expectation: 'broken' } as const;
    expect(describeCell({ ...broken, effect: 'slow-recovery' })).toMatch(
      /^If replica stops, it takes too long until people can read again: replica.* The plan expected "survives"\.$/,
    );
    expect(describeCell({ ...broken, effect: 'degraded' })).toMatch(/^If replica stops, people cannot reliably read: /);
  });
  it('adds what the plan expected, when that is broken', () => {
    expect(describeCell(cellOf('primary', 'write', troubledFixture()))).toMatch(
      /The plan expected "survives": 0 of 175 writes succeeded/,
    );
  });
  it('tells degraded service from an outage', () => {
    const cell = cellOf('balancer', 'read');
    const hold = { ...cell.availability.hold!, good: 210, estimate: 0.6, low: 0.55, high: 0.65 };
    const degraded = { ...cell, effect: 'degraded', availability: { ...cell.availability, hold } } as const;
    expect(describeCell(degraded)).toBe(
      'If balancer stops, people cannot reliably read: 210 of 350 requests succeeded (55.0 % to 65.0 %), ' +
        'failing for more than 5.00 s, back 5.32 s after the injection.',
    );
    const flicker = { ...cell.outage!, censored: false, lengthLowMs: 90, lengthHighMs: 120 };
    expect(describeCell({ ...degraded, outage: flicker })).toContain(
      'succeeded (55.0 % to 65.0 %), the longest gap 90',
    );
  });
});

describe('the sentence for a cell whose data is harmed', () => {
  const told = { reason: 'writes-lost', detail: '4 of 455 acknowledged writes are in no database' } as const;
  const harmed = { ...cellOf('primary', 'write'), effect: 'data' } as const;
  const episode = verdictFixture().episodes.find(({ target }) => target === 'primary')!;
  const writes = { ...episode.writes, acknowledged: 455, lost: 4, duplicated: 2 };

  it('tells of the outage and of the data, by the reasons where nothing else is known', () => {
    expect(describeCell({ ...harmed, reasons: [told] })).toBe(
      'If primary stops, nobody can write: 0 of 175 requests succeeded (0 % to 1.6 %), interrupted for more than 5.00 s, ' +
        'back 5.42 s after the injection. Data is harmed: 4 of 455 acknowledged writes are in no database.',
    );
  });
  it('counts by the ledger, since an expected single point of failure has no reasons', () => {
    expect(describeWith(harmed, [{ ...episode, writes }])).toMatch(
      /nobody can write: 0 of 175 .* Data is harmed: 4 of 455 acknowledged writes lost, 2 of 725 writes doubled\.$/,
    );
  });
  it('calls writes that nobody had sent neither lost nor doubled', () => {
    const phantom = { ...episode, writes: { ...episode.writes, phantom: 3 } };
    expect(describeWith(harmed, [phantom])).toMatch(/ Data is harmed: 3 writes present though never sent\.$/);
    expect(describeWith({ ...harmed, arm: 'returning' }, [phantom])).not.toContain('3 writes');
    expect(describeCell(harmed)).toMatch(/ Data is harmed: writes lost, doubled or never sent\.$/);
  });
  it('counts of returning users their own writes, and not those of everybody', () => {
    const returning = { attempted: 70, acknowledged: 40, lost: 1, duplicated: 0 };
    expect(describeWith({ ...harmed, arm: 'returning' }, [{ ...episode, writes: { ...writes, returning } }])).toMatch(
      /^Over kept connections: .* Data is harmed: 1 of 40 acknowledged writes lost\.$/,
    );
  });

  it('calls reads no writes where nothing more is told', () => {
    expect(describeCell({ ...harmed, operation: 'read', reasons: [] })).toMatch(
      /Data is harmed: reads that lacked what had been acknowledged\.$/,
    );
  });

  it('does not call harm unknown where availability was survived', () => {
    expect(describeCell({ ...harmed, finding: 'unknown', reasons: [told] })).toBe(
      'If primary stops, data is harmed: 4 of 455 acknowledged writes are in no database, so it does not count as survived.',
    );
  });
});
