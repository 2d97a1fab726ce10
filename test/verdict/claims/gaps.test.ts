import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../verdict/claims/gaps.ts';
import { runsFixture } from '../../support/claims-fixture.ts';
import { withCells } from '../../support/verdict-fixture.ts';

const gaps = gapsOf(new Map(runsFixture().map((run) => [run.stack, run])));

describe('gapsOf', () => {
  it('holds the longest gap of each act that was survived against the formula of its stack', () => {
    expect(gaps.filter(({ stack }) => stack === 'balancer-failover').map(({ target }) => target)).toContain(
      'balancer2',
    );
    expect(gaps.find(({ target }) => target === 'balancer2')).toMatchObject({
      stack: 'balancer-failover',
      fault: 'stop',
      allowedMs: 1500,
      within: 'held',
    });
  });

  it('takes an act for within only when every operation was', () => {
    const runs = runsFixture().flatMap((run) => {
      const { verdict } = run;
      if (run.stack !== 'balancer-failover' || !verdict) return [];
      const outage = { startMs: 3, lengthLowMs: 1100, lengthHighMs: 1600, silentMs: 1100, censored: false };
      return [{ ...run, verdict: withCells(verdict, { target: 'balancer2', operation: 'write' }, { outage }) }];
    });
    const all = gapsOf(new Map(runs.map((run) => [run.stack, run])));
    const gap = all.find(({ target }) => target === 'balancer2');
    expect(gap).toMatchObject({ outage: { lengthLowMs: 1200 }, within: 'unknown' });
  });

  it('leaves out what was not survived, and the sham', () => {
    expect(gaps.filter(({ target, fault }) => target === 'balancer' || fault === 'sham')).toEqual([]);
  });
});
