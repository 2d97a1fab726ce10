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
  it('say no data when no write was sent', () => {
    expect(ledgerSentences({ ...verdictFixture(), episodes: [] })).toEqual(['No data: no write was sent.']);
  });
});
