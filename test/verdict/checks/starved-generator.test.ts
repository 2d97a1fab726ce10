import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../model/sample.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { perSecond } from '../../../model/units.ts';
import type { RecordRecipe } from '../../support/record.ts';
import { cellOfEpisode, changed, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';

const late =
  (lagMs: number) =>
  (samples: readonly Sample[]): readonly Sample[] =>
    samples.map((sample) => (sample.iteration % 20 === 7 ? { ...sample, beganMs: sample.beganMs + lagMs } : sample));

const noteOf = ({ validity }: Verdict) => validity.find(({ id }) => id === 'starved-generator');

/** Requests begin so late in the hold: all of an operation, by users of one kind. */
const lateInHold =
  (who: Partial<Sample>) =>
  (samples: readonly Sample[]): readonly Sample[] =>
    samples.map((sample) => {
      const isLate =
        sample.beganMs > 6000 &&
        sample.beganMs < 11_000 &&
        Object.entries(who).every(([key, value]) => sample[key as keyof Sample] === value);
      return isLate ? { ...sample, beganMs: sample.beganMs + 400 } : sample;
    });

/** Writes are one in two hundred. */
const fewWrites: RecordRecipe['plan'] = (plan) => ({
  ...plan,
  load: { ...plan.load, ratePerSecond: { static: perSecond(475), read: perSecond(475), write: perSecond(5) } },
});

const withReturning: RecordRecipe['plan'] = (plan) => ({
  ...plan,
  load: { ...plan.load, returningPerSecond: perSecond(30) },
});

describe('starved-generator', () => {
  it('is told before what comes of it: that the service was not sound before the fault', () => {
    const edit = changed(
      'gate-judged',
      { held: false, because: ['requests are begun late'] },
      ({ side }) => side === 'before',
    );
    const reasons = reasonsIn(cellOfEpisode({ edit, editSamples: late(45) }));
    expect(reasons).toEqual(['generator-starved', 'steady-state-not-met']);
  });

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

  it('tells a lag and its bar apart, however close they are', () => {
    const [reason] = cellOfEpisode({ editSamples: late(20.4) }).reasons;
    expect(reason?.detail).toMatch(/begun up to 2[01](\.\d)? ms late \(99th percentile\), the bar is 20 ms/);
    expect(reason?.detail).not.toContain('up to 20 ms');
  });

  it('holds below the bar, and publishes the lag', () => {
    const verdict = verdictOf({ editSamples: late(18) });
    expect(reasonsIn(lastCell(verdict))).toEqual([]);
    expect(verdict.episodes[1]?.generator).toMatchObject({ lagP99Ms: 18, cpuShare: 0.1, dropped: 0, complaints: 0 });
  });

  it('breaks for an operation that is late as a whole and too rare for the 99th percentile of all requests', () => {
    const verdict = verdictOf({ editSamples: lateInHold({ operation: 'write' }) }, { plan: fewWrites });
    expect(verdict.episodes[1]?.generator.lagP99Ms).toBe(400);
    expect(reasonsIn(lastCell(verdict, 'write'))).toContain('generator-starved');
    expect(noteOf(verdict)?.verdict).toBe('broken');
  });

  it('breaks for returning users whose requests are begun late, and leaves main users alone', () => {
    const editSamples = lateInHold({ arm: 'returning', operation: 'read' });
    const verdict = verdictOf({ editSamples }, { plan: withReturning });
    expect(lastCell(verdict)).toMatchObject({ arm: 'main', finding: 'refuted', returning: { finding: 'unknown' } });
    expect(noteOf(verdict)?.sentence).toMatch(/episode 2 \(stop server1, returning users\): .* up to 40[01] ms late/);
  });
});
