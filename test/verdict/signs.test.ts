import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.ts';
import { lastCell, reasonsIn, verdictOf } from '../support/record-edits.ts';
import { changedPlan } from '../support/record-plan.ts';
import type { Shape } from '../support/record-shapes.ts';
import { refusedBetween } from '../support/record-shapes.ts';

/** 20 requests a second and a hold of 9 s, as long as it takes them to show something. */
const plan = changedPlan({
  rate: 20,
  windows: { controlMs: 8000, holdMs: 9000, afterMs: 7000 },
  bars: { availability: 0.95 },
});

const refusing = refusedBetween(-5, 8700);

/**
 * Refused until 300 ms before the healing; one of six answers takes a while, and some take so long that they are still waiting then.
 * One may be lucky before.
 */
const backBefore =
  (slowMs: number, slow: readonly number[], lucky?: number): Shape =>
  (asked) => {
    if (asked.slot !== lucky && asked.dueMs >= -5 && asked.dueMs < 8700) return refusing(asked);
    return { waitMs: slow.includes(asked.slot) ? slowMs : asked.slot % 6 === 5 ? 60 : 4 };
  };

const cellOf = (slowMs: number, slow: readonly number[] = [358], lucky?: number): Cell =>
  lastCell(verdictOf({ target: 'balancer', shape: backBefore(slowMs, slow, lucky) }, { plan }));

describe('a return shortly before the healing', () => {
  it('is seen although one is still waiting then, for no longer than is usual', () => {
    expect(cellOf(60)).toMatchObject({ finding: 'unknown', outage: { censored: true } });
    expect(reasonsIn(cellOf(60))).toEqual(['hold-too-short']);
  });

  it('is seen by a single answer as well, behind one that has been waiting for longer than that, where none came before', () => {
    expect(reasonsIn(cellOf(900))).toEqual(['hold-too-short']);
  });

  it('is none where many have been waiting for longer than that, and only one was answered since, as one was before', () => {
    const many = [354, 355, 356, 357, 358];
    expect(cellOf(900, many, 250)).toMatchObject({ finding: 'proven', effect: 'outage' });
    expect(cellOf(900, many)).toMatchObject({ finding: 'unknown' });
  });
});
