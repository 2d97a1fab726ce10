import { describe, expect, it } from 'vitest';
import type { JudgedWindow } from '../../chaos/index.ts';
import { ms } from '../../model/units.ts';
import { stage } from '../support/episode.ts';

describe('a gate', () => {
  it('judges exactly the planned phase, once the last answers to it may have come', async () => {
    const judged: (JudgedWindow & { readonly at: number })[] = [];
    const { clock, play } = stage('stop');
    const gate = async (window: JudgedWindow) => {
      judged.push({ ...window, at: clock.now() });
      return [];
    };
    await play({ gate, answersMs: ms(300) });
    // Injected at 2300, healed at 4300; recovery and the phase after it take 1000 each.
    expect(judged).toEqual([
      { from: 500, to: 2000, at: 2300 },
      { from: 5300, to: 6300, at: 6600 },
    ]);
  });
});

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
