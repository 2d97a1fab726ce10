import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../scripts/self-test/compare.ts';
import type { CaseResult } from '../../../scripts/self-test/play.ts';
import { exitOfAll, sumOf } from '../../../scripts/self-test/sum.ts';

const result = (verdicts: number, ...kinds: readonly Mistake['kind'][]): CaseResult => ({
  name: 'some',
  title: 'some stack',
  verdicts,
  mistakes: kinds.map((kind) => ({ cell: 'kill x, read', kind, differences: ['differs'], reasons: [] })),
  seconds: 10,
  exit: 0,
});

describe('the sum of a self-test', () => {
  it('bounds the share of wrong verdicts by 1 - 0.05^(1/N) when there was no mistake', () => {
    expect(sumOf([result(30)]).bound).toBeCloseTo(0.095, 3);
    expect(sumOf([result(29), result(30)]).bound).toBeCloseTo(0.0495, 4);
    expect(sumOf([result(299)]).bound).toBeCloseTo(0.01, 3);
  });

  it('has no bound after a single mistake of either kind', () => {
    expect(sumOf([result(299), result(6, 'false')])).toMatchObject({
      bound: null,
      falseFindings: 1,
      missedFindings: 0,
    });
    expect(sumOf([result(299), result(6, 'missed')])).toMatchObject({
      bound: null,
      falseFindings: 0,
      missedFindings: 1,
    });
  });

  it('has no bound when nothing was judged', () => {
    expect(sumOf([]).bound).toBeNull();
  });

  it('has no bound when a run failed, even where every verdict is right', () => {
    expect(sumOf([result(299), { ...result(6), exit: 74 }]).bound).toBeNull();
  });
});

describe('the exit code of a self-test', () => {
  it('is 0 only when cases were played without a mistake, whatever their verdicts are', () => {
    expect(exitOfAll([result(6), { ...result(6), exit: 2 }])).toBe(0);
    expect(exitOfAll([result(6), result(6, 'missed')])).toBe(1);
    expect(exitOfAll([])).toBe(2);
  });

  it('is that of a run that failed', () => {
    expect(exitOfAll([result(6, 'false'), { ...result(6), exit: 70 }])).toBe(70);
    expect(
      exitOfAll([
        { ...result(6), exit: 74 },
        { ...result(6), exit: 130 },
      ]),
    ).toBe(74);
  });
});
