import { describe, expect, it } from 'vitest';
import { stage } from '../support/episode.ts';

describe('a gate that cannot judge', () => {
  it('has not held, and its error is the reason', async () => {
    const { journal, target, play } = stage('kill');
    await play({ gate: () => Promise.reject(new Error('no samples yet')) });
    expect(journal.of('gate-judged')).toEqual([
      { type: 'gate-judged', episode: 1, at: 2000, side: 'before', held: false, because: ['no samples yet'] },
    ]);
    expect(target.commands).toEqual([]);
  });

  it('is given up after its limit', async () => {
    const { journal, play } = stage('kill');
    await play({ gate: () => new Promise(() => {}) });
    expect(journal.of('gate-judged')[0]).toMatchObject({ at: 12_000, held: false });
    expect(journal.of('gate-judged')[0]?.because[0]).toContain('did not come to an end in time');
  });
});
