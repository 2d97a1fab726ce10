import { describe, expect, it } from 'vitest';
import { contestPart } from '../../../bench/peers/contest.ts';
import type { Contender, Turn } from '../../../bench/peers/contest.ts';

const turn = (wallSeconds: number, peakMiB: number, good = 90): Turn => ({
  requests: 100,
  good,
  wallSeconds,
  workSeconds: wallSeconds / 2,
  peakMiB,
});

const ours: Contender = { name: 'ours', turns: [turn(1, 100), turn(2, 100)] };
const peer: Contender = { name: 'peer 1.0', bound: 3, turns: [turn(4, 800), turn(6, 900)] };

const figureIn = (contender: Contender, name: string) =>
  contestPart({ title: 'title', how: 'how' }, [ours, contender]).figures?.find(
    (figure) => figure.name === `peer 1.0: ${name}`,
  );

describe('a contest', () => {
  it('takes ratios turn by turn, not of the middles', () => {
    expect(figureIn(peer, 'its wall over ours')).toMatchObject({ min: 3, median: 3.5, max: 4, bound: 3 });
    expect(figureIn(peer, 'its peak memory over ours')).toMatchObject({ min: 8, max: 9 });
    expect(figureIn(peer, 'its wall without imports over our whole')).toMatchObject({ min: 1.5, max: 2 });
  });

  it('shows who counted otherwise', () => {
    const wrong: Contender = { ...peer, turns: [turn(4, 800), turn(6, 900, 89)] };
    expect(contestPart({ title: 'title', how: 'how' }, [ours, wrong]).rows[1]?.at(-1)).toBe('**no**');
    expect(figureIn(wrong, 'turns with other counts')).toMatchObject({ median: 1, bound: 0 });
    expect(figureIn(peer, 'turns with other counts')).toMatchObject({ median: 0 });
  });

  it('says of a peer that could not run why, and leaves no figure of it', () => {
    const part = contestPart({ title: 'title', how: 'how' }, [ours, { ...peer, turns: 'there is no python3' }]);
    expect(part.rows[1]?.slice(0, 2)).toEqual(['peer 1.0', 'not measured: there is no python3']);
    expect(part.figures).toEqual([]);
  });
});
