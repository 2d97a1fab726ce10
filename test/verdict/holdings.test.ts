import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { servingDatabases } from '../../verdict/holdings.ts';
import { spec } from '../support/record-plan.ts';

const moments = { controlEndMs: 1000, healedMs: 5000, recoveredMs: 7000 };

/** A write that a database acknowledged. */
const by = (database: string, beganMs: number, status = 201): Sample => ({
  operation: 'write',
  arm: 'main',
  iteration: beganMs,
  beganMs,
  scenarioMs: 0,
  jitterMs: 0,
  waitMs: 4,
  status,
  error: 0,
  valid: status === 201,
  server: 'server1',
  database,
});
const [primary, replica] = ['primary.mariadb', 'replica.mariadb'];
const serving = (writes: readonly Sample[], at: Parameters<typeof servingDatabases>[1] = moments) => [
  ...servingDatabases(writes, at, spec),
];

describe('who serves writes after healing', () => {
  it('is who acknowledges them at the end, whoever did so while what had moved away moved back', () => {
    expect(serving([by(replica, 4900), by(replica, 5100), by(primary, 5200), by(primary, 7500)])).toEqual([primary]);
  });

  it('is both where both still acknowledge them at the end', () => {
    expect(serving([by(replica, 7400), by(primary, 7500)])).toEqual([replica, primary]);
  });

  it('is who did since the healing where nobody does at the end', () => {
    expect(serving([by(primary, 4900), by(replica, 5100), by(primary, 7500, 503)])).toEqual([replica]);
  });

  it('is the primary of the drawing where nobody did at all, or no answer names a database', () => {
    expect(serving([by(replica, 4900), by('', 7500)])).toEqual([primary]);
  });

  it('is told by the time since the control where nothing was healed', () => {
    expect(serving([by(replica, 1100)], { ...moments, healedMs: null, recoveredMs: null })).toEqual([replica]);
  });
});
