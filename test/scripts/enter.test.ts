import { describe, expect, it } from 'vitest';
import { essentials } from '../../plans/essentials.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { lockOf } from '../../scripts/enter.ts';
import type { LaneJob } from '../../scripts/job.ts';
import { twoServers } from '../support/two-servers.ts';

const whole = resolvePlan({ ...essentials, lanes: 2 }, twoServers);
const lane = (number: number, more: Partial<LaneJob> = {}): LaneJob => ({
  number,
  firstEpisode: 1,
  firstRepeat: 9,
  whole,
  ...more,
});

describe('lockOf', () => {
  it('is the lock of the machine for whoever has to be alone: a lab, a run, the first lane', () => {
    const alone = [{ kind: 'lab' }, { kind: 'prove' }, { kind: 'prove', lane: lane(1) }] as const;
    expect(alone.map(lockOf)).toEqual(['lab.lock', 'lab.lock', 'lab.lock']);
  });

  it('is one of its own for each further lane, which runs beside the first', () => {
    const lanes = [lane(2), lane(3)].map((one) => ({ kind: 'prove', lane: one }) as const);
    expect(lanes.map(lockOf)).toEqual(['lab-2.lock', 'lab-3.lock']);
  });
});
