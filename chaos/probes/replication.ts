import { databasesOfRole } from '../../model/balanced.ts';
import { ms } from '../../model/units.ts';
import { firstOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { rowId, sendRow } from '../rows.ts';

/** Rows one after the other from the primary, and how long each is looked for. */
const [rounds, forwardMs] = [10, 3000];

/** How long a row of the replica is looked for in the primary: far longer than any of the others took. */
const backwardMs = 1500;

/**
 * Rows are stored in one database and looked for in the other, both ways, past application and network of the users.
 * It does not ask what becomes of replication under a fault.
 */
export const replication: Probe = {
  id: 'replication',
  title: `${rounds} rows stored in the primary and looked for in the replica, then the other way round`,
  lastsMs: ms(20_000),
  // The replica gets a row of its own.
  spoils: true,

  async gather(scene: ProbeScene<'database'>) {
    const primary = firstOf(databasesOfRole(scene.spec, 'primary'), 'primary');
    const replica = firstOf(databasesOfRole(scene.spec, 'replica'), 'replica');
    for (let round = 0; round < rounds; round++) {
      await sendRow(scene, { id: rowId(round), to: primary, by: 'operator', soughtIn: replica, forMs: forwardMs });
    }
    // The operator may write even where a replica refuses the application: that tells a group from a plain replica.
    for (const [index, by] of (['application', 'operator'] as const).entries()) {
      await sendRow(scene, { id: rowId(rounds + index), to: replica, by, soughtIn: primary, forMs: backwardMs });
    }
  },
};
