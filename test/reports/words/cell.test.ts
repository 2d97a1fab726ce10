import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { describeCell } from '../../../reports/index.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

const cellOf = (target: string, operation: Cell['operation'], verdict = verdictFixture()): Cell =>
  verdict.cells.find((cell) => cell.target === target && cell.operation === operation)!;

describe('the sentence for a cell', () => {
  it('says of an outage who cannot do what, out of how many, for how long', () => {
    expect(describeCell(cellOf('balancer', 'read'))).toBe(
      'If balancer stops, nobody can read: 0 of 350 requests succeeded (0 % to 0.77 %), ' +
        'interrupted for more than 5.01 s, back 5.32 s after the injection.',
    );
  });
  it('says of a blip how many were lost in which bracket', () => {
    expect(describeCell(cellOf('server1', 'write'))).toBe(
      'If server1 stops, people can still write: 12 of 725 requests lost in a gap of 588 to 614 ms; ' +
        'then 175 of 175 good (98.5 % to 100 %).',
    );
  });
  it('does not say nobody when somebody was served', () => {
    const cell = cellOf('balancer', 'read');
    const hold = { ...cell.availability.hold!, good: 3 };
    expect(describeCell({ ...cell, availability: { ...cell.availability, hold } })).toContain(
      'people cannot reliably read: 3 of 350',
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
  it('adds what the plan expected, when that is broken', () => {
    expect(describeCell(cellOf('primary', 'write', troubledFixture()))).toMatch(
      /The plan expected "survives": 0 of 175 writes succeeded/,
    );
  });
  it('speaks of harmed data, not of an outage, when writes were lost', () => {
    const reasons = [{ reason: 'writes-lost', detail: '4 of 455 acknowledged writes are in no database' }] as const;
    expect(describeCell({ ...cellOf('primary', 'write'), effect: 'data', reasons })).toBe(
      'If primary stops, data is harmed: 4 of 455 acknowledged writes are in no database.',
    );
  });
});
