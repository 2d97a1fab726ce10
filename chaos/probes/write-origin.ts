import { databasesOfRole } from '../../model/balanced.ts';
import { ms } from '../../model/units.ts';
import { withCounts } from '../statements.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { rowId } from '../rows.ts';
import { oneByOne, ordersOf } from '../visits.ts';

const visits = 60;

/**
 * Writes, with what each database says of the statements it executed for the application meanwhile; then one with the application's rights
 * straight to each replica. It does not ask where the rows go from there: that is replication.
 */
export const writeOrigin: Probe = {
  id: 'write-origin',
  title: `${visits} writes, every database's own count of statements, and a write straight to each replica`,
  lastsMs: ms(10_000),
  // A replica that takes the write has a row of its own from then on.
  spoils: true,

  async gather(scene: ProbeScene<'visit' | 'database'>) {
    await withCounts(scene, async () => {
      const seen = await oneByOne(scene, ordersOf('write', visits));
      scene.see({ kind: 'visits', part: 'all', operation: 'write', visits: seen });
    });
    for (const [index, replica] of databasesOfRole(scene.spec, 'replica').entries()) {
      const tried = await scene.stack.database(replica).write(rowId(index), 'application');
      const nowhere = { soughtIn: replica, seenAfterMs: null, soughtMs: 0 };
      scene.see({ kind: 'row', to: replica, by: 'application', ...tried, ...nowhere });
    }
  },
};
