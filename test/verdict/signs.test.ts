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

/** Refused until 300 ms before the healing; one of six answers takes a while, and one takes so long that it is still waiting then. */
const backBefore =
  (slowMs: number): Shape =>
  (asked) => {
    if (asked.dueMs >= -5 && asked.dueMs < 8700) return refusing(asked);
    return { waitMs: asked.slot === 358 ? slowMs : asked.slot % 6 === 5 ? 60 : 4 };
  };

const cellOf = (slowMs: number): Cell =>
  lastCell(verdictOf({ target: 'balancer', shape: backBefore(slowMs) }, { plan }));

describe('a return shortly before the healing', () => {
  it('is seen although one is still waiting then, for no longer than is usual', () => {
    expect(cellOf(60)).toMatchObject({ finding: 'unknown', outage: { censored: true } });
    expect(reasonsIn(cellOf(60))).toEqual(['hold-too-short']);
  });

  it('is none where one has been waiting for longer than that, and only one was answered since', () => {
    expect(cellOf(900)).toMatchObject({ finding: 'proven', effect: 'outage' });
  });
});
