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

  it('lets no name of a target act on the terminal', () => {
    const record = claimsRecord();
    const named = record.runs.map(({ verdict, ...run }) => {
      const cells = verdict?.cells.map((cell) => Object.assign({}, cell, { target: `${cell.target}\u001b[2J` })) ?? [];
      return verdict ? { ...run, verdict: { ...verdict, cells } } : run;
    });
    const text = told({ ...record, runs: named });
    expect(text).toContain(String.raw`\u001b[2J`);
    expect(text).not.toContain('\u001b');
  });

  it('keeps to the width of a narrow terminal, the rows of the table aside', () => {
    const rows = told(claimsRecord(), 60)
      .split('\n')
      .filter((line) => line.startsWith('    '));
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(60);
  });
});
