import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { headlineOf } from '../../../reports/words/headline.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

/** What was measured of one target, as if it were another. */
function also(from: string, target: string, fault: 'kill' | 'pause'): Pick<Verdict, 'cells' | 'episodes'> {
  const { cells, episodes } = verdictFixture();
  const isMeant = (one: Pick<Cell, 'target' | 'fault'>): boolean => one.target === from && one.fault !== 'sham';
  const renamed = <One extends Pick<Cell, 'target' | 'fault'>>(one: One): One => ({ ...one, target, fault });
  return { cells: cells.filter(isMeant).map(renamed), episodes: episodes.filter(isMeant).map(renamed) };
}

/** The fixture with further faults: on the balancer and its HAProxy, the primary, and both servers. */
function several(): Verdict {
  const whole = verdictFixture();
  const more = [
    also('balancer', 'balancer.haproxy', 'kill'),
    also('balancer', 'balancer.haproxy', 'pause'),
    also('primary', 'primary.mariadb', 'kill'),
    also('server1', 'server1', 'kill'),
    also('server2', 'server2', 'kill'),
  ];
  return {
    ...whole,
    cells: [...whole.cells, ...more.flatMap(({ cells }) => cells)],
    episodes: [...whole.episodes, ...more.flatMap(({ episodes }) => episodes)],
  };
}

const texts = (all: readonly { readonly text: string }[]): readonly string[] => all.map(({ text }) => text);
/** With another outcome of the reads while HAProxy was frozen. */
function change(part: Partial<Cell>): Verdict {
  const verdict = several();
  const changed = (one: Cell): Cell =>
    one.target === 'balancer.haproxy' && one.operation === 'read' && one.fault === 'pause' ? { ...one, ...part } : one;
  return { ...verdict, cells: verdict.cells.map(changed) };
}

describe('several experiments on one machine', () => {
  it('are one sentence where they show the same, with a proof each', () => {
    const { proven, title } = headlineOf(several());
    expect(title).toBe('balancer and primary are single points of failure');
    expect(texts(proven)).toEqual([
      'If balancer stops, or balancer.haproxy is killed or freezes, nobody can load a page, read or write: in 3 experiments ' +
        '0 of 2,625 requests succeeded after the allowed failover, each time interrupted for more than 5.00 s, ' +
        'back at most 307 ms after healing began.',
      'If primary stops, or primary.mariadb is killed, nobody can write: in 2 experiments 0 of 350 requests succeeded after ' +
        'the allowed failover, each time interrupted for more than 5.00 s, back at most 407 ms after healing began.',
    ]);
    expect(proven[0]?.proofs?.map((proof) => proof.title)).toEqual([
      'Stop balancer',
      'Kill balancer.haproxy',
      'Freeze balancer.haproxy',
    ]);
  });

  it('stay apart where one of them shows something else', () => {
    const { proven } = headlineOf(change({ finding: 'unknown', reasons: [{ reason: 'straddles-bar', detail: 'd' }] }));
    expect(texts(proven).slice(0, 2)).toEqual([
      expect.stringMatching(/^If balancer stops, or balancer.haproxy is killed, nobody/),
      expect.stringMatching(/^If balancer.haproxy freezes, nobody can load a page or write/),
    ]);
  });

  it('tell the shortest interruption, and that one did not come back', () => {
    const outage = { startMs: 3, lengthLowMs: 4000, lengthHighMs: null, silentMs: 4000, censored: true };
    expect(headlineOf(change({ outage })).proven[0]?.text).toContain('each time interrupted for more than 4.00 s');
    expect(headlineOf(change({ timeToRecoverMs: null })).proven[0]?.text).toContain(
      ', not back each time before the load ended.',
    );
  });
});

describe('what only returning users lose under several faults of one machine', () => {
  it('is told of each, and never counted in requests of nobody', () => {
    const down = verdictFixture().cells.find(({ target, operation }) => target === 'balancer' && operation === 'read')!;
    const under = (fault: Cell['fault']): Cell => ({ ...down, target: 'server1', fault, arm: 'returning' });
    const kept = [under('stop'), under('kill')];
    const { proven, survives } = headlineOf({ ...several(), cells: [...several().cells, ...kept] });
    expect(texts(proven).slice(2)).toEqual([
      expect.stringMatching(/^Over kept connections: if server1 stops, nobody can read: 0 of 350 /),
      expect.stringMatching(/^Over kept connections: if server1 is killed, nobody can read: 0 of 350 /),
    ]);
    expect(texts([...proven, ...survives]).join(' ')).not.toMatch(/\b0 of 0\b|can\s*:/);
  });
});

describe('what survives everything that was done to it', () => {
  it('is told in one sentence, with what was done', () => {
    expect(texts(headlineOf(several()).survives)[0]).toMatch(
      /^The site survives whatever was done to server1 or server2 \(stop or kill; 4 experiments\): /,
    );
  });
  it('is never told of a fault that was not done to it', () => {
    const { survives } = headlineOf(several());
    expect(texts(survives).slice(1)).toEqual([
      expect.stringMatching(/^The site survives when replica stops: /),
      expect.stringMatching(/^When primary /),
    ]);
  });
  it('is not what fails when it is taken away together with another', () => {
    const pair = also('balancer', 'server1+server2', 'kill');
    const whole = several();
    const verdict = {
      ...whole,
      cells: [...whole.cells, ...pair.cells],
      episodes: [...whole.episodes, ...pair.episodes],
    };
    expect(texts(headlineOf(verdict).proven).join(' ')).toContain('If server1+server2 is killed, nobody can');
    expect(texts(headlineOf(verdict).survives)).toEqual([
      expect.stringMatching(/^The site survives when server1, server2 or replica stops: /),
      expect.stringMatching(/^The site survives when server1 or server2 is killed: /),
      expect.stringMatching(/^When primary stops/),
    ]);
  });
  it('never takes an unknown for survived', () => {
    const unknown = { finding: 'unknown', reasons: [{ reason: 'fault-not-held', detail: 'd' }] } as const;
    const { survives } = headlineOf(withCells(several(), { target: 'server1', operation: 'read' }, unknown));
    expect(texts(survives)[0]).toMatch(
      /^The site survives whatever was done to server2 \(stop or kill; 2 experiments\): /,
    );
    expect(
      texts(survives)
        .filter((text) => text.startsWith('The site'))
        .join(' '),
    ).not.toContain('server1');
  });
});
