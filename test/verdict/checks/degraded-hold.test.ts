import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { changedPlan } from '../../support/record-plan.ts';
import type { Shape } from '../../support/record-shapes.ts';
import { halfDown, someHang, strayAt } from '../../support/record-shapes.ts';

/** A long hold, so that 2.5 % of bad slots are below 99 % for certain. */
const plan = changedPlan({ windows: { holdMs: 9000 } });
const one = (shape: Shape, target = 'server1'): Cell => lastCell(verdictOf({ target, shape }, { plan }));
const summary = ({ finding, effect, expectation, reasons }: Cell): readonly unknown[] => [
  finding,
  effect,
  expectation,
  reasons.map(({ reason }) => reason),
];

/** One of 40 fails, wherever the first is, and so wherever the last before healing is. */
const shifted = (offset: number): Shape => someHang(40, { untilMs: 9030, offset });
const offsets = Array.from({ length: 20 }, (_, place) => 2 * place);

describe('degraded-hold', () => {
  it('calls 97.5 % neither a single point of failure nor a survival, wherever its strays are', () => {
    const survived = offsets.map((offset) => summary(one(shifted(offset))));
    const wanted = ['unknown', 'degraded', 'broken', ['degraded-until-healed']];
    expect(survived).toEqual(offsets.map(() => wanted));
  });

  it('leaves the expectation of an outage undecided', () => {
    expect(summary(one(shifted(0), 'balancer'))).toEqual(['unknown', 'degraded', 'unknown', ['degraded-until-healed']]);
  });

  it('does not hang on one slot more, right before healing or anywhere else', () => {
    for (const slot of [701, 905, 1300, 1350, 1373, 1374, 1375, 1376]) {
      const shape: Shape = (asked) => (asked.slot === slot ? strayAt(slot)(asked) : shifted(0)(asked));
      expect(summary(one(shape))).toEqual(['unknown', 'degraded', 'broken', ['degraded-until-healed']]);
    }
  });

  it('says how far from both bars it was', () => {
    expect(one(shifted(0)).reasons[0]?.detail).toMatch(
      /^97\.\d+ % of 72\d slots .* were good until it was healed: the bar is 99 %, unavailable is below 90 %$/,
    );
  });

  it('is silent where half of the requests fail: that is unavailable', () => {
    const cell = cellOfEpisode({ shape: halfDown });
    expect(cell.finding).toBe('proven');
    expect(reasonsIn(cell)).not.toContain('degraded-until-healed');
  });
});
