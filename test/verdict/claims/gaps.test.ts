import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../verdict/claims/gaps.ts';
import { runsFixture } from '../../support/claims-fixture.ts';

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

  it('leaves out what was not survived, and the sham', () => {
    expect(gaps.filter(({ target, fault }) => target === 'balancer' || fault === 'sham')).toEqual([]);
  });
});
