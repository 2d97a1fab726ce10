import { describe, expect, it } from 'vitest';
import type { LooseEvent } from '../../support/foreign-evidence.ts';
import {
  cellOf,
  counting,
  episodeEvents,
  judgeText,
  killedMs,
  sampleText,
  shamAndKill,
} from '../../support/foreign-evidence.ts';

/** Reads alone, out from the kill to the healing. */
const reads = sampleText({
  read: (at) => (at >= killedMs && at < 20_100 ? 'refused' : 'good'),
  write: () => 'good',
}).replaceAll(/^2,.*\n/gm, '');

const judged = (events: readonly LooseEvent[]) => judgeText(events, counting(reads));

describe('what the events expect', () => {
  it('has held where all of it was asked for', () => {
    expect(judged(shamAndKill()).outcome).toBe('held');
  });

  it('is the same of users who return over connections that they kept', () => {
    const returning = reads.replaceAll(/^1,/gm, '4,').replaceAll('#start,read,', '#start,readReturning,');
    const { cells } = judgeText(shamAndKill(), counting(`${reads}${returning}`));
    expect(cells.slice(2, 4)).toMatchObject(
      ['read', 'readReturning'].map((operation) => ({ operation, expected: 'proven', expectation: 'held' })),
    );
  });

  it('is not made up where the journal of an earlier version does not say it', () => {
    const begun = { type: 'run-started', at: 1 };
    const verdict = judged([begun, ...episodeEvents(1, 0), ...episodeEvents(2, 12_000)]);
    expect([verdict.outcome, verdict.exitCode]).toEqual(['unknown', 2]);
    expect(cellOf(verdict, 'read')).toMatchObject({ expected: null, expectation: 'unknown', finding: 'proven' });
    expect(cellOf(verdict, 'read').reasons[0]?.detail).toMatch(/^what was expected is not told: /);
  });

  it('has not held where no request is of that operation, by a slip or because nobody sent one', () => {
    const verdict = judged([...episodeEvents(1, 0), ...episodeEvents(2, 12_000, { spof: ['read', 'wirte'] })]);
    expect([verdict.outcome, verdict.exitCode]).toEqual(['unknown', 2]);
    expect(verdict.sham.clean).toBe(true);
    expect(cellOf(verdict, 'read')).toMatchObject({ finding: 'proven', expectation: 'held' });
    expect(verdict.cells.at(-1)).toMatchObject({
      episode: 2,
      operation: 'wirte',
      expected: 'proven',
      expectation: 'unknown',
      effect: 'unknown',
      reasons: [{ reason: 'too-few-slots', detail: 'no request is of wirte: has it another name in the files?' }],
    });
  });

  it('has not held in an episode in which nothing was injected, and nothing of it is left out', () => {
    const third = episodeEvents(3, 24_000).filter(({ type }) => type.startsWith('episode-'));
    const because = 'nothing was injected: the events have no `fault-injected` of episode 3';
    for (const events of [third, third.slice(0, 1)]) {
      const verdict = judged([...shamAndKill(), ...events]);
      expect([verdict.outcome, verdict.exitCode]).toEqual(['unknown', 2]);
      expect(cellOf(verdict, 'read').finding).toBe('proven');
      expect(verdict.cells.at(-1)).toMatchObject({
        episode: 3,
        expectation: 'unknown',
        effect: 'unknown',
        outage: null,
        reasons: [{ reason: 'fault-not-evidenced', detail: because }],
      });
    }
  });

  it('is held against no control arm in which nothing was said to be injected', () => {
    const [, , ...rest] = episodeEvents(1, 0);
    const verdict = judged([...episodeEvents(1, 0).slice(0, 1), ...rest, ...episodeEvents(2, 12_000)]);
    expect(verdict.sham.sentence).toContain('the sham is not clean for read: nothing was injected');
  });
});
