import { describe, expect, it } from 'vitest';
import type { KeptCondition } from '../../../model/claim.ts';
import { judgeKept } from '../../../verdict/claims/kept.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const condition = (target: string, leastShare: number): KeptCondition => ({
  sees: 'kept',
  stack: 'two-servers',
  targets: [target],
  faults: ['stop'],
  operations: ['read'],
  leastShare,
});

describe('judgeKept', () => {
  it('holds when part of the requests went another way while the act was felt', () => {
    expect(judgeKept(condition('server1', 0.2), verdictFixture())).toMatchObject({ truth: 'held' });
  });

  it('is broken when all of them failed, and when nothing was felt', () => {
    expect(judgeKept(condition('balancer', 0.2), verdictFixture()).truth).toBe('broken');
    expect(judgeKept(condition('server2', 0.2), verdictFixture()).because).toContain('was not felt');
  });

  it('is unknown when the requests are too few to say, or the act was not judged', () => {
    expect(judgeKept(condition('server1', 0.5), verdictFixture()).truth).toBe('unknown');
    expect(judgeKept(condition('nobody', 0.5), verdictFixture()).truth).toBe('unknown');
  });
});
