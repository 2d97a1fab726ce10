import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../model/sample.ts';
import { cellOfEpisode, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';

const late =
  (lagMs: number) =>
  (samples: readonly Sample[]): readonly Sample[] =>
    samples.map((sample) => (sample.iteration % 20 === 7 ? { ...sample, beganMs: sample.beganMs + lagMs } : sample));

describe('starved-generator', () => {
  it('breaks when the 99th percentile of the scheduling lag is above its bar', () => {
    const cell = cellOfEpisode({ editSamples: late(45) });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown' });
    expect(cell.reasons).toEqual([
      {
        reason: 'generator-starved',
        detail:
          'requests were begun up to 45 ms late (99th percentile), the bar is 20 ms; k6 used 10 % of one processor',
      },
    ]);
  });

  it('holds below the bar, and publishes the lag', () => {
    const verdict = verdictOf({ editSamples: late(18) });
    expect(reasonsIn(lastCell(verdict))).toEqual([]);
    expect(verdict.episodes[1]?.generator).toMatchObject({ lagP99Ms: 18, cpuShare: 0.1, dropped: 0, complaints: 0 });
  });
});
