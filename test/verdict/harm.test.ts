import { describe, expect, it } from 'vitest';
import { writeId } from '../../model/sample.ts';
import { digestsOf } from '../../verdict/digest.ts';
import { disturbedEpisodes } from '../../verdict/disturbed.ts';
import { judge } from '../../verdict/judge.ts';
import type { Edit } from '../support/record-edits.ts';
import { changed } from '../support/record-edits.ts';
import { times } from '../support/record-plan.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { recordOf } from '../support/record.ts';

type EditSamples = NonNullable<EpisodeRecipe['editSamples']>;

/** Every tenth request begins so late. */
const late: EditSamples = (samples) =>
  samples.map((sample) => (sample.iteration % 10 === 7 ? { ...sample, beganMs: sample.beganMs + 45 } : sample));

/** Reads of a time lack what was written in so many milliseconds before it began. */
const lacking =
  (fromMs: number, toMs: number, lagMs: number): EditSamples =>
  (samples) =>
    samples.map((sample) => {
      if (sample.operation !== 'read' || sample.beganMs < fromMs || sample.beganMs >= toMs) return sample;
      return { ...sample, seen: writeId(2, Math.floor((fromMs - lagMs) / 10)) };
    });

const [stallMs, goesOnMs] = [9000, 10_500];

/** The whole machine stands still for 1.5 s, and all that was due meanwhile is begun then. */
const stalled: EditSamples = (samples) =>
  samples.map((sample) =>
    sample.beganMs >= stallMs && sample.beganMs < goesOnMs ? { ...sample, beganMs: goesOnMs } : sample,
  );

/** The reads right after that ask a replica which stood still as well, and had written down what was there 30 ms before. */
const staleAfterStall: EditSamples = (samples) => lacking(goesOnMs, goesOnMs + 1, 1530)(stalled(samples));

const staleAndLate: EditSamples = (samples) => late(lacking(times.injected, times.healing, 30)(samples));

const inPrimary = (present: string): Edit =>
  changed('ledger-read', { present }, ({ database }) => database === 'primary.mariadb');

/** What becomes of one episode in which requests were begun late: whether it is played again, and of the expected survival. */
function fateOf(recipe: Partial<EpisodeRecipe>, operation: 'read' | 'write'): readonly unknown[] {
  const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: late, ...recipe }] });
  const again = disturbedEpisodes(record, digestsOf(record)).length;
  const cell = judge(record).cells.findLast((one) => one.operation === operation);
  expect(cell?.reasons.map(({ reason }) => reason)).toContain('generator-starved');
  return [again, cell?.expectation, cell?.effect];
}

describe('harm in an episode whose generator was late', () => {
  it.each<[string, 'read' | 'write', Partial<EpisodeRecipe>]>([
    ['lost writes', 'write', { edit: inPrimary('20000000-20000499,20000600-20001719') }],
    ['a write there twice', 'write', { edit: changed('ledger-read', { duplicated: String(writeId(2, 700)) }) }],
    ['stale reads', 'read', { editSamples: staleAndLate }],
  ])('breaks survival and is not played again where it is certain: %s', (_, operation, recipe) => {
    expect(fateOf(recipe, operation)).toEqual([0, 'broken', 'data']);
  });

  it.each<[string, 'read' | 'write', Partial<EpisodeRecipe>]>([
    ['stale reads behind a stall', 'read', { editSamples: staleAfterStall }],
    ['writes that nobody sent', 'write', { edit: inPrimary('20000000-20001719,20009000-20009049') }],
  ])('breaks nothing and is played again where that may explain it: %s', (_, operation, recipe) => {
    expect(fateOf(recipe, operation)).toEqual([1, 'unknown', 'unknown']);
  });

  it('is told where it was stale for a moment behind a stall', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: staleAfterStall }] });
    expect(digestsOf(record)[1]).toMatchObject({ isStaleBeyondStall: false });
    expect(judge(record).writes.reads.stale).toBeGreaterThan(100);
  });
});
