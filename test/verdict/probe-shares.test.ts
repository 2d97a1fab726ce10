import { describe, expect, it } from 'vitest';
import type { Visit } from '../../model/observation.ts';
import { evenness, sharesOf } from '../../verdict/probe-shares.ts';

/** So many answers of a server, right or not. */
const answers = (server: string, count: number, valid = true): readonly Visit[] =>
  Array.from({ length: count }, (_, id) => ({
    visitor: 0,
    id,
    atMs: id,
    tookMs: 5,
    valid,
    status: valid ? 200 : 500,
    server,
    database: '',
  }));

/** How an interval stands among two servers. */
const stands = (low: number, high: number) => evenness({ server: 'a', estimate: 0.5, low, high, n: 1 }, 2);

describe('sharesOf', () => {
  it('counts right answers alone, whoever gave wrong ones', () => {
    const [share] = sharesOf(
      [...answers('server1', 30), ...answers('server2', 30), ...answers('server1', 60, false)],
      ['server1'],
    );
    expect(share).toMatchObject({ server: 'server1', estimate: 0.5, n: 60 });
  });

  it('is empty when there were none', () => {
    expect(sharesOf(answers('server1', 60, false), ['server1'])).toEqual([]);
  });
});

describe('evenness', () => {
  it('takes both bounds within a fifth of the even share, and one of them outside is open', () => {
    expect([stands(0.4, 0.6), stands(0.39, 0.6), stands(0.4, 0.61)]).toEqual(['even', 'open', 'open']);
    expect([stands(0.61, 0.7), stands(0.6, 0.7), stands(0.3, 0.39), stands(0.3, 0.4)]).toEqual([
      'above',
      'open',
      'below',
      'open',
    ]);
  });
});
