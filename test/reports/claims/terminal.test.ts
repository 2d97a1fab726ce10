import { describe, expect, it } from 'vitest';
import { renderClaimsTerminal } from '../../../reports/claims/terminal.ts';
import { judgeClaims } from '../../../verdict/claims/index.ts';
import { claimsRecord } from '../../support/claims-fixture.ts';

const told = (record: Parameters<typeof judgeClaims>[0], width = 100) =>
  renderClaimsTerminal(judgeClaims(record), { color: false, width });

describe('renderClaimsTerminal', () => {
  it('says of a weakness that it is proven here and refuted there, and of a promise that it held', () => {
    expect(told(claimsRecord())).toMatch(/✔ balancer-is-spof +proven +refuted\n/);
    expect(told(claimsRecord())).toMatch(/✔ server-loss-survived +held +-\n/);
  });

  it('says what was foreseen where it came out otherwise, and ends with the sum', () => {
    const text = told(claimsRecord({ runs: [] }));
    expect(text).toMatch(/\? balancer-is-spof +unknown, not proven +unknown, not refuted\n/);
    expect(text).toContain('0 of 2 claims came out as foreseen, 2 could not be shown.');
  });

  it('keeps to the width of a narrow terminal, the rows of the table aside', () => {
    const rows = told(claimsRecord(), 60)
      .split('\n')
      .filter((line) => line.startsWith('    '));
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(60);
  });
});
