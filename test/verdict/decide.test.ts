import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import type { Check } from '../../verdict/index.ts';
import { checks } from '../../verdict/index.ts';
import type { Case } from '../../verdict/case.ts';
import { leaningOf } from '../../verdict/case.ts';
import { decide, expectationOf, reasonsOf } from '../../verdict/decide.ts';
import { digest } from '../../verdict/digest.ts';
import { gatherEpisodes } from '../../verdict/gather.ts';
import { recordOf } from '../support/record.ts';
import { downUntilHealed, frozenUntilHealed, halfDown } from '../support/record-shapes.ts';
import { lateUntilHealed, refusedBetween, wrongContent } from '../support/record-shapes.ts';
import type { Shape } from '../support/record-shapes.ts';

/** The case of an operation in an episode on the target. */
function caseOf(shape: Shape, target = 'server1'): Case {
  const record = recordOf({ episodes: [{ target, fault: 'stop', shape }] });
  const [, events] = gatherEpisodes(record.events);
  if (!events) throw new Error('the record has no second episode');
  const digested = digest(record, events, 7);
  const survey = digested.surveys.get('read') ?? null;
  const sham = { clean: true, sentence: '' };
  return {
    plan: record.plan,
    stack: record.stack,
    target,
    fault: 'stop',
    operation: 'read',
    arm: 'main',
    digest: digested,
    survey,
    sham,
  };
}

const throwing: Check = {
  id: 'throwing',
  reason: 'load-invalid',
  holds: '',
  breaks: '',
  why: '',
  needs: [],
  weight: 'doubt',
  ofRun: true,
  judge: () => {
    throw new Error('division by zero');
  },
};

describe('decide', () => {
  it.each<[string, Shape, string, string]>([
    ['nothing is felt', () => ({}), 'refuted', 'none'],
    ['it is back within the budget', refusedBetween(0, 800), 'refuted', 'blip'],
    ['it is back beyond the budget', refusedBetween(0, 3000), 'unknown', 'slow-recovery'],
    ['half of it fails until healed', halfDown, 'proven', 'degraded'],
    ['all of it fails until healed', downUntilHealed, 'proven', 'outage'],
    ['all of it is answered too late until healed', lateUntilHealed, 'unknown', 'degraded'],
    ['nothing is answered but by the healing', frozenUntilHealed, 'proven', 'outage'],
    ['status is right and content wrong', wrongContent, 'proven', 'outage'],
  ])('when %s', (_, shape, finding, effect) => {
    expect(decide(caseOf(shape))).toMatchObject({ finding, effect });
  });

  it('makes a check that throws unknown, and goes on', () => {
    const judgment = decide(caseOf(downUntilHealed), [...checks, throwing]);
    expect(judgment).toMatchObject({ finding: 'unknown', effect: 'outage' });
    expect(reasonsOf(judgment)).toEqual([
      { reason: 'check-failed', detail: 'the check throwing failed: division by zero' },
    ]);
    expect(expectationOf(judgment, 'proven')).toBe('unknown');
  });

  it('finds nothing where a slow return could not be checked', () => {
    const judgment = decide(caseOf(refusedBetween(0, 3000)), [...checks, throwing]);
    expect(expectationOf(judgment, 'refuted')).toBe('unknown');
  });
});

/** What users felt in one case, put where another one's hold is: such facts contradict each other, and only a mistake makes them. */
function feltAs(facts: Case, other: Case, highMs: number): Case {
  const [one] = other.survey?.felt.interruptions ?? [];
  if (!facts.survey || !one) throw new Error('nothing was felt');
  return { ...facts, survey: { ...facts.survey, felt: { ...facts.survey.felt, interruptions: [{ ...one, highMs }] } } };
}

describe('a finding that no check holds back', () => {
  const budgetMs = caseOf(downUntilHealed).plan.bars.failoverBudgetMs;

  it('is proven only where the hold was unavailable and that was not over when it was healed', () => {
    const back = caseOf(refusedBetween(0, 4000));
    expect([leaningOf(back), decide(back, []).finding]).toEqual(['proven', 'unknown']);
    const gone = caseOf(downUntilHealed);
    expect([leaningOf(gone), decide(gone, []).finding]).toEqual(['proven', 'proven']);
  });

  it('is no survival where an interruption was not over when it was healed, however short and whatever the hold', () => {
    const fine = caseOf(() => ({}));
    const unended = feltAs(fine, caseOf(downUntilHealed), budgetMs);
    expect([leaningOf(unended), decide(unended, []).finding]).toEqual(['refuted', 'unknown']);
    expect(decide(feltAs(fine, caseOf(refusedBetween(0, 800)), budgetMs), []).finding).toBe('refuted');
    expect(decide(feltAs(fine, caseOf(refusedBetween(0, 800)), budgetMs + 1), []).finding).toBe('unknown');
  });
});

describe('an expectation', () => {
  it.each<[Shape, 'proven' | 'refuted', string]>([
    [downUntilHealed, 'proven', 'held'],
    [downUntilHealed, 'refuted', 'broken'],
    [() => ({}), 'proven', 'broken'],
    [() => ({}), 'refuted', 'held'],
    [refusedBetween(0, 1500), 'proven', 'unknown'],
    [refusedBetween(0, 1500), 'refuted', 'unknown'],
    [refusedBetween(0, 3000), 'proven', 'broken'],
    [halfDown, 'refuted', 'broken'],
    [refusedBetween(0, 3000), 'refuted', 'broken'],
  ])('is judged by the finding, and unknown never passes: case %#', (shape, expected, truth) => {
    expect(expectationOf(decide(caseOf(shape)), expected)).toBe(truth);
  });
});

describe('an expectation of an episode that says nothing', () => {
  it('is unknown, whatever was felt', () => {
    const crashing: Check = { ...throwing, weight: 'void', judge: () => 'the generator died' };
    for (const shape of [downUntilHealed, refusedBetween(0, 3000), (): object => ({})]) {
      const judgment = decide(caseOf(shape), [...checks, crashing]);
      expect(expectationOf(judgment, 'refuted')).toBe('unknown');
      expect(expectationOf(judgment, 'proven')).toBe('unknown');
      expect(judgment.effect).toBe('unknown');
    }
  });
});

/** An outage, dips and strays by chance, differently for each seed. */
const chanceShape =
  (seed: number): Shape =>
  ({ slot, dueMs }) => {
    const [fromMs, lengthMs] = [chanceAt(seed, 1) * 7000, chanceAt(seed, 2) ** 2 * 7000];
    const strays = chanceAt(seed, 3) ** 4;
    const isBad = (dueMs >= fromMs && dueMs < fromMs + lengthMs) || (dueMs > 0 && chanceAt(seed, 100 + slot) < strays);
    return isBad && dueMs < 7030 ? { status: 503, waitMs: 1, valid: false, server: '' } : {};
  };

describe('a finding', () => {
  it('that is unknown always has a reason, whatever was felt', () => {
    const seeds = Array.from({ length: 150 }, (_, seed) => seed);
    const mute = seeds.filter((seed) => {
      const judgment = decide(caseOf(chanceShape(seed)));
      return judgment.finding === 'unknown' && judgment.breaks.length === 0;
    });
    expect(mute).toEqual([]);
  });

  it('says slow-recovery only of what was beyond the budget for certain', () => {
    expect(decide(caseOf(refusedBetween(0, 1500)))).toMatchObject({ finding: 'unknown', effect: 'blip' });
    expect(decide(caseOf(refusedBetween(0, 1600)))).toMatchObject({ finding: 'unknown', effect: 'slow-recovery' });
  });
});

describe('the list of checks', () => {
  it('names every failing state once', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z]+(-[a-z]+)*$/.test(id))).toBe(true);
  });
});
