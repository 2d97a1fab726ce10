import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../model/sample.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { changedPlan, times } from '../../support/record-plan.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

/** The generator stalls for so long from a second after the injection, and then begins all that is overdue at once. */
const stalled =
  (lengthMs: number) =>
  (samples: readonly Sample[]): readonly Sample[] => {
    const fromMs = times.injected + 1000;
    return samples.map((sample) => {
      const isStalled = sample.beganMs >= fromMs && sample.beganMs < fromMs + lengthMs;
      return isStalled ? { ...sample, beganMs: fromMs + lengthMs, jitterMs: 0 } : sample;
    });
  };

const tolerant = changedPlan({ bars: { generatorLagMs: 5000 } });

describe('blind-spot', () => {
  it('refuses survival when no request was due for longer than an interruption may last', () => {
    const cell = lastCell(verdictOf({ editSamples: stalled(1600) }, { plan: tolerant }));
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toEqual([
      {
        reason: 'generator-starved',
        detail: expect.stringMatching(
          /^no read was due for 1\.6\d s under the fault, an interruption may last 1\.50 s$/,
        ),
      },
    ]);
  });

  it('holds for a shorter stall, which the lag tells of', () => {
    expect(lastCell(verdictOf({ editSamples: stalled(1000) }, { plan: tolerant })).finding).toBe('refuted');
    expect(reasonsIn(cellOfEpisode({ editSamples: stalled(1000) }))).toEqual(['generator-starved']);
  });

  it('leaves an outage alone that was seen before and after', () => {
    const recipe = { target: 'balancer', shape: downUntilHealed, editSamples: stalled(1600) };
    expect(lastCell(verdictOf(recipe, { plan: tolerant })).finding).toBe('proven');
  });
});
