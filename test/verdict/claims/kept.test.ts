import { describe, expect, it } from 'vitest';
import type { KeptCondition } from '../../../model/claim.ts';
import type { OperationSeries } from '../../../model/episode.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { judgeKept } from '../../../verdict/claims/kept.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const condition = (target: string, leastShare: number): KeptCondition => ({
  sees: 'kept',
  stack: 'two-servers',
  targets: [target],
  faults: ['stop'],
  operations: ['read'],
  leastShare,
});

/** The run in which so many of the ten reads of each bin failed, by its begin, while a target was stopped. */
function withReads(target: string, failed: (atMs: number) => number): Verdict {
  const verdict = verdictFixture();
  const changed = (series: OperationSeries): OperationSeries => {
    if (series.operation !== 'read') return series;
    const wrong = series.good.map((_, bin) => failed(series.startMs + bin * series.binMs));
    return { ...series, wrong, good: wrong.map((bad) => 10 - bad) };
  };
  const episodes = verdict.episodes.map((one) =>
    one.target === target ? Object.assign({}, one, { series: one.series.map(changed) }) : one,
  );
  return { ...verdict, episodes };
}

describe('judgeKept', () => {
  it('holds when part of the requests went another way while the act was felt', () => {
    expect(judgeKept(condition('server1', 0.2), verdictFixture())).toMatchObject({ truth: 'held' });
  });

  it('is broken when all of them failed, and when nothing was felt', () => {
    expect(judgeKept(condition('balancer', 0.2), verdictFixture()).truth).toBe('broken');
    expect(judgeKept(condition('server2', 0.2), verdictFixture()).because).toContain('was not felt');
  });

  it('is not held by quiet between an outage and a stray failure long after it', () => {
    const stray = withReads('server1', (atMs) => (atMs >= 0 && atMs < 600 ? 10 : Number(atMs === 4000)));
    expect(judgeKept(condition('server1', 0.3), stray)).toMatchObject({ truth: 'broken' });
    expect(judgeKept(condition('server1', 0.3), stray).because).toContain('9 of 70 requests');
  });

  it('counts what failed again within a second as one, with the quiet between', () => {
    const twice = withReads('server1', (atMs) => (atMs === 0 || atMs === 1000 ? 10 : 0));
    expect(judgeKept(condition('server1', 0.3), twice).because).toContain('90 of 110 requests');
    const thrice = withReads('server1', (atMs) => (atMs === 0 || atMs === 1100 ? 10 : 0));
    expect(judgeKept(condition('server1', 0.3), thrice).because).toContain('0 of 20 requests');
  });

  it('counts nothing before the act, nor from the healing on', () => {
    const around = withReads('server1', (atMs) => (atMs === -100 || atMs === 0 || atMs >= 5100 ? 5 : 0));
    expect(judgeKept(condition('server1', 0.3), around).because).toContain('5 of 10 requests');
  });

  it('holds for each act by itself, and not for all together', () => {
    const both = { ...condition('server1', 0.2), targets: ['server1', 'server2'] };
    expect(judgeKept(both, verdictFixture())).toMatchObject({
      truth: 'broken',
      because: 'stop of server2 was not felt',
    });
    expect(judgeKept({ ...both, targets: [] }, verdictFixture()).truth).toBe('unknown');
  });

  it('is unknown when the requests are too few to say, or the act was not judged', () => {
    expect(judgeKept(condition('server1', 0.5), verdictFixture()).truth).toBe('unknown');
    expect(judgeKept(condition('nobody', 0.5), verdictFixture()).truth).toBe('unknown');
    const open = withCells(verdictFixture(), { target: 'server1' }, { effect: 'unknown' });
    expect(judgeKept(condition('server1', 0.2), open).truth).toBe('unknown');
  });
});
