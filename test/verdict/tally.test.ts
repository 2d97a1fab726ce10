import { describe, expect, it } from 'vitest';
import { lastCell, verdictOf } from '../support/record-edits.ts';
import type { Shape } from '../support/record-shapes.ts';
import { freezeFor, healingMs } from '../support/record-shapes.ts';

/** Every request of the hold is refused by the balancer, at once. */
const fastErrors: Shape = ({ dueMs }) =>
  dueMs >= -5 && dueMs < healingMs + 30 ? { status: 503, waitMs: 1, valid: false, server: '' } : {};

describe('latency', () => {
  it('of errors that come at once is none: nobody got what they waited for', () => {
    const verdict = verdictOf({ target: 'balancer', shape: fastErrors });
    const { latency } = lastCell(verdict, 'write');
    expect(latency.hold).toEqual({ p50Ms: null, p95Ms: null, p99Ms: null, n: 675, censored: 675 });
    expect(latency.control?.p99Ms).toBe(4);
    const series = verdict.episodes[1]?.series[0];
    expect(series?.p50Ms.slice(60, 110)).toEqual(Array.from({ length: 50 }, () => null));
  });

  it('of late answers is theirs: they were right', () => {
    const { latency } = lastCell(verdictOf({ shape: freezeFor(1000) }));
    expect(latency.hold).toMatchObject({ p99Ms: expect.closeTo(940, -2), censored: 0 });
  });
});
