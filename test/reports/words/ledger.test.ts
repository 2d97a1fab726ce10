import { describe, expect, it } from 'vitest';
import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { ledgerSentences } from '../../../reports/words/ledger.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

/** The fixture with the databases that were read, by episode. */
function readBy(databases: (episode: EpisodeVerdict) => readonly string[]): Verdict {
  const verdict = verdictFixture();
  const episodes = verdict.episodes.map((one) => ({
    ...one,
    writes: { ...one.writes, acknowledged: 100, databasesRead: databases(one) },
  }));
  return { ...verdict, episodes };
}

const both = ['primary.mariadb', 'replica.mariadb'];

describe('the words of the write ledger', () => {
  it('count what was lost of what was promised, when every database was read', () => {
    expect(ledgerSentences(readBy(() => both))).toEqual([
      '0 of 600 acknowledged writes were lost, 0 were doubled: every write carries its own number, and after healing ' +
        'the databases were asked for all of them.',
    ]);
  });
  it('never say that nothing was lost when nobody looked', () => {
    expect(ledgerSentences(readBy(() => []))).toEqual([
      'Not read: after 6 of 6 episodes no database was asked, so it is unknown whether any of their ' +
        '600 acknowledged writes was lost or doubled.',
    ]);
  });
  it('keep apart the episodes after which nobody looked', () => {
    const [known, open] = ledgerSentences(readBy(({ target }) => (target === 'primary' ? [] : both)));
    expect(known).toMatch(/^0 of 500 acknowledged writes were lost/);
    expect(open).toMatch(/^Not read: after 1 of 6 episodes .* 100 acknowledged writes was lost/);
  });
  it('name a database that was left out', () => {
    expect(ledgerSentences(readBy(() => ['primary.mariadb']))[1]).toBe('Not read every time: replica.mariadb.');
  });
  it('name what was lost, and say how stale reads were', () => {
    const verdict = verdictFixture();
    const ids = { lost: { ranges: '10000003-10000005', more: 2 } };
    const reads = { compared: 1200, stale: 30, worstMs: 4321 };
    const whole = { ...verdict, writes: { ...verdict.writes, lost: 5, ids, reads } };
    expect(ledgerSentences(whole).slice(1)).toEqual([
      'Lost: 10000003-10000005 and 2 others.',
      '30 of 1,200 reads under a fault and after it lacked a write acknowledged more than 1.00 s before; ' +
        'the oldest had been acknowledged 4.32 s before.',
    ]);
  });

  it('say no data when no write was sent', () => {
    expect(ledgerSentences({ ...verdictFixture(), episodes: [] })).toEqual(['No data: no write was sent.']);
  });
});
