import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../scripts/self-test/compare.ts';
import type { CaseResult } from '../../../scripts/self-test/play.ts';
import { sumOf } from '../../../scripts/self-test/sum.ts';

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
});
