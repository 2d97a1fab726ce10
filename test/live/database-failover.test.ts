import { beforeAll, expect, it } from 'vitest';
import { toolsFor } from '../../scripts/set-up/index.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { contains, parseRanges, unite } from '../../verdict/ranges.ts';
import { inLab } from '../support/in-lab.ts';
import { tools } from '../support/tools.ts';

/** What the script inside the lab tells. */
interface Told {
  readonly steady: boolean;
  readonly refused: string;
  readonly promotedMs: number;
  readonly rejoined: string;
  readonly backMs: number;
  readonly whole: boolean;
  readonly acknowledged: readonly number[];
  readonly ledgers: readonly { readonly database: string; readonly present: string; readonly duplicated: string }[];
}

/** Why the stack was not steady, and whether it was afterwards. */
interface Unsteady {
  readonly missing: readonly string[];
  readonly steadyAgain: boolean;
}

/** What it tells of the standby after it has handed the address back. */
interface ToldOfStandby {
  readonly leftBehind: number;
  readonly ended: boolean;
  readonly late: string;
  readonly unfit: Unsteady;
  readonly writable: Unsteady;
}

// The lab has no network: what this stack needs more than others is fetched before.
beforeAll(() => toolsFor([databaseFailover], tools(), () => undefined));

it('the replica takes the place of a killed primary, which returns as a replica and is primary again, without a write lost', async () => {
  const [told, standby] = (await inLab('database-failover.ts')) as readonly [Told, ToldOfStandby];
  expect(told).toMatchObject({ steady: true, whole: true, rejoined: expect.stringContaining('Synced') });
  expect(told.refused).toContain('read-only');
  expect(told.promotedMs).toBeGreaterThan(0);
  // The write that was taken at last is not counted; the one before may have waited for its time-out of two seconds.
  expect(told.promotedMs).toBeLessThan(databaseFailover.failoverBudgetMs + 2000);
  expect(told.ledgers.map(({ database }) => database)).toEqual(['primary.mariadb', 'replica.mariadb']);
  for (const { present, duplicated } of told.ledgers) {
    const held = unite(parseRanges(present));
    expect(told.acknowledged.filter((id) => !contains(held, id))).toEqual([]);
    expect(duplicated).toBe('');
  }
  // Sessions that nobody would end: some dozen failovers later they would leave no room for the check.
  expect(standby.leftBehind).toBeGreaterThan(0);
  expect(standby.ended).toBe(true);
  // Of two scripts that keepalived starts right after one another the first may be the last to act.
  expect(standby.late).toContain('read-only');
  // A standby that would not take over any more is no steady state, though every process is there.
  expect(standby.unfit.missing).toEqual(['replica.keepalived would not take writer now: it is FAULT']);
  expect(standby.unfit.steadyAgain).toBe(true);
  // Nor is one that takes writes although nobody is led to it.
  expect(standby.writable).toMatchObject({
    missing: ['replica.mariadb takes writes without the address writer'],
    steadyAgain: true,
  });
});
