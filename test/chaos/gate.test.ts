import { describe, expect, it } from 'vitest';
import type { JudgedWindow, Side } from '../../chaos/index.ts';
import { later, ms } from '../../model/units.ts';
import { stage } from '../support/episode.ts';

describe('a gate', () => {
  it('judges exactly the planned phase, as soon as it is over', async () => {
    const judged: (JudgedWindow & { readonly at: number; readonly side: Side })[] = [];
    const { clock, play } = stage('stop');
    const gate = async (window: JudgedWindow, side: Side) => {
      judged.push({ ...window, side, at: clock.now() });
      await clock.until(later(clock.now(), 300));
      return [];
    };
    await play({ gate });
    // Injected at 2300, healed at 4300; recovery and the phase after it take 1000 each.
    expect(judged).toEqual([
      { from: 500, to: 2000, stateBy: 2000, side: 'before', at: 2000 },
      { from: 5300, to: 6300, stateBy: 7300, side: 'after', at: 6300 },
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

  it('is given up after its limit, beside the wait for answers', async () => {
    const { journal, play } = stage('kill');
    await play({ gate: () => new Promise(() => {}), answersMs: ms(300) });
    expect(journal.of('gate-judged')[0]).toMatchObject({ at: 12_300, held: false });
    expect(journal.of('gate-judged')[0]?.because[0]).toContain('did not come to an end in time');
  });

  it('is given up so much later as the components may take longer after healing', async () => {
    const { journal, play } = stage('kill');
    let asked = 0;
    await play({ gate: () => (asked++ === 0 ? Promise.resolve([]) : new Promise(() => {})), answersMs: ms(300) });
    // Asked at 6000; the components have until 7000.
    expect(journal.of('gate-judged').at(-1)).toMatchObject({ side: 'after', at: 17_300, held: false });
  });
});
