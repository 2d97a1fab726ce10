import { describe, expect, it } from 'vitest';
import type { CaseTruth, CellTruth } from '../../../known/truth.ts';
import { fails, survives, unknowable, untouched } from '../../../known/truth.ts';
import type { Cell, Reason } from '../../../model/cell.ts';
import type { Judged } from '../../../scripts/self-test/compare.ts';
import { mistakesIn, verdictsOf } from '../../../scripts/self-test/compare.ts';
import { planFixture } from '../../support/stack-fixture.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const plan = { ...planFixture, experiments: [{ target: 'server1', fault: 'stop', spof: [] }] } as const;
const [sample] = verdictFixture().cells;

/** A run of one experiment whose three cells are these. */
function judgedAs(cell: Partial<Cell>, more: Partial<Judged> = {}): Judged {
  const whole = verdictFixture();
  const changed = { ...sample!, target: 'server1', fault: 'stop', reasons: [], ...cell } as const;
  const cells: readonly Cell[] = [
    { ...changed, operation: 'static' },
    { ...changed, operation: 'read' },
    { ...changed, operation: 'write' },
  ];
  return { plan, verdict: { ...whole, cells }, ...more };
}

const truth = (all: CellTruth): CaseTruth => ({ 'stop server1': all });
const kindsOf = (judged: Judged, all: CellTruth): readonly string[] =>
  mistakesIn(judged, truth(all)).map(({ kind }) => kind);
const differencesOf = (judged: Judged, all: CellTruth): string =>
  mistakesIn(judged, truth(all))[0]?.differences.join('; ') ?? '';

const survived = { finding: 'refuted', effect: 'blip' } as const;
const outage = { startMs: 5, lengthLowMs: 900, lengthHighMs: 950, silentMs: 900, censored: false };
const broken = { finding: 'proven', effect: 'outage', outage: { ...outage, censored: true } } as const;
const silent = { finding: 'unknown', effect: 'unknown' } as const;
const because = (reason: Reason): Partial<Cell> => ({ ...silent, reasons: [{ reason, detail: 'so' }] });
const gap = (gapMs: readonly [number, number]): CellTruth => ({ ...survives, gapMs });

/** What differs when an interruption of 1.9 to 2.2 s is told as this bracket. */
const told = (lengthLowMs: number, lengthHighMs: number): string =>
  differencesOf(judgedAs({ ...survived, outage: { ...outage, lengthLowMs, lengthHighMs } }), gap([1900, 2200]));

describe('a run compared with the truth', () => {
  it('has no mistake where every cell is as it is', () => {
    expect(mistakesIn(judgedAs(survived), truth(survives))).toEqual([]);
    expect(mistakesIn(judgedAs(broken), truth(fails))).toEqual([]);
    expect(verdictsOf(plan)).toBe(3);
  });

  it('is false where it claims a single point of failure that is none, or a survival that was none', () => {
    expect(kindsOf(judgedAs(broken), survives)).toEqual(['false', 'false', 'false']);
    expect(kindsOf(judgedAs(survived), fails)).toEqual(['false', 'false', 'false']);
  });

  it('has missed what it calls unknown although it can be known', () => {
    expect(kindsOf(judgedAs(silent), fails)).toEqual(['missed', 'missed', 'missed']);
    expect(kindsOf(judgedAs(silent), survives)).toEqual(['missed', 'missed', 'missed']);
  });

  it('is false where it claims anything although nothing can be known', () => {
    expect(kindsOf(judgedAs(survived), unknowable('load-invalid'))).toEqual(['false', 'false', 'false']);
    expect(kindsOf(judgedAs({ ...silent, effect: 'outage' }), unknowable('load-invalid'))[0]).toBe('false');
  });

  it('takes only one of the true reasons for an unknown', () => {
    expect(kindsOf(judgedAs(because('load-invalid')), unknowable('load-invalid', 'generator-starved'))).toEqual([]);
    expect(differencesOf(judgedAs(because('interrupted')), unknowable('load-invalid'))).toBe(
      'because of interrupted, true is load-invalid',
    );
  });

  it('has missed lost data that it calls unknown', () => {
    const data: CellTruth = { finding: 'unknown', effects: ['data'] };
    expect(kindsOf(judgedAs(silent), data)[0]).toBe('missed');
  });

  it('is false where it gives a length to an outage that only healing ended', () => {
    expect(differencesOf(judgedAs({ ...broken, outage }), fails)).toContain('by healing only');
  });

  it('is false where the measured bracket of an interruption does not meet the true one', () => {
    expect(differencesOf(judgedAs({ ...survived, outage }), gap([800, 1000]))).toBe('');
    expect(differencesOf(judgedAs({ ...survived, outage }), gap([940, 1000]))).toBe('');
    expect(differencesOf(judgedAs({ ...survived, outage }), gap([100, 800]))).toContain('measured 900 to 950 ms');
    expect(differencesOf(judgedAs({ ...survived, outage }), gap([1000, 2000]))).toContain('true is 1000 to 2000 ms');
    expect(differencesOf(judgedAs({ ...survived, outage: null }), gap([1000, 2000]))).toContain('no interruption');
  });

  it('is false where that bracket reaches further beyond the true one than measuring blurs', () => {
    const blurMs = 20 + plan.load.deadlineMs;
    expect(told(1900 - blurMs, 2200 + blurMs)).toBe('');
    expect(told(0, 18_500)).toContain('measured 0 to 18500 ms');
    expect(told(1899 - blurMs, 2000)).toContain('measured');
    expect(told(2000, 2201 + blurMs)).toContain('measured');
  });

  it('is false where something was done to a stack that was not steady', () => {
    const [episode] = verdictFixture().episodes;
    const judged = judgedAs(silent);
    const episodes = [{ ...episode!, target: 'server1', fault: 'stop' as const, injected: true }];
    const injected = { ...judged, verdict: { ...judged.verdict!, episodes } };
    const leftAlone: CellTruth = { finding: 'unknown', effects: ['unknown'], injected: false };
    expect(differencesOf(injected, leftAlone)).toContain('was injected');
  });

  it('is false where the number of lost writes is not the number that the primary lacks', () => {
    const [episode] = verdictFixture().episodes;
    const judged = judgedAs({ finding: 'unknown', effect: 'data' });
    const own = { ...episode!, target: 'server1', fault: 'stop' as const };
    const episodes = [{ ...own, writes: { ...own.writes, lost: 190 } }];
    const lossOf = (missing: number): Judged => ({
      ...judged,
      verdict: { ...judged.verdict!, episodes },
      absent: new Map([['stop server1', missing]]),
    });
    const gone: CellTruth = { finding: 'unknown', effects: ['data'], lost: 'what-the-primary-lacks' };
    expect(differencesOf(lossOf(190), gone)).toBe('');
    expect(differencesOf(lossOf(191), gone)).toBe('190 writes told as lost, true is 191');
  });
});

describe('a run without a verdict', () => {
  it('has missed every cell, with the failure as the reason', () => {
    const mistakes = mistakesIn({ plan, failure: 'error: a lab is up' }, truth(survives));
    expect(mistakes.map(({ kind }) => kind)).toEqual(['missed', 'missed', 'missed']);
    expect(new Set(mistakes.flatMap(({ differences }) => differences))).toEqual(new Set(['error: a lab is up']));
  });
});

describe('a cell whose truth nobody knows', () => {
  it('is a mistake, so that no case passes without an answer', () => {
    expect(mistakesIn(judgedAs(survived), { 'kill server1': untouched })).toHaveLength(3);
  });
});
