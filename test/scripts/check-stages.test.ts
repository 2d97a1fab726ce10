import { describe, expect, it } from 'vitest';
import { checkStages, countsIn, noTests, sumOf } from '../../scripts/check-stages.ts';

describe('checkStages', () => {
  it('runs the quick stages first and the live tests last', () => {
    const titles = checkStages('/results').map((stage) => stage.title);
    expect(titles).toEqual([
      'types',
      'types in the browser',
      'lint',
      'format',
      'dead code',
      'unit tests',
      'live tests',
    ]);
  });
});

const report = (passed: number, failed: number, total: number, ...testResults: unknown[]): string =>
  JSON.stringify({ numTotalTests: total, numPassedTests: passed, numFailedTests: failed, testResults });

const file = (status: string, ...assertionResults: unknown[]): unknown => ({ status, assertionResults });

describe('countsIn', () => {
  it('counts what was neither passed nor failed as skipped', () => {
    expect(countsIn(report(7, 1, 10))).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be read as a failure', () => {
    expect(countsIn(report(1, 0, 1, file('failed'), file('passed', {})))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
});

describe('sumOf', () => {
  it('adds up', () => {
    expect(sumOf({ passed: 1, failed: 2, skipped: 3 }, noTests)).toEqual({ passed: 1, failed: 2, skipped: 3 });
  });
});
