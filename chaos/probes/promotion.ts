import { databasesOfRole } from '../../model/balanced.ts';
import { ms } from '../../model/units.ts';
import type { VisitOrder } from '../../model/stack-handle.ts';
import { failoverMs } from '../failover.ts';
import { firstOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { ordersOf, rest, steadily } from '../visits.ts';

/** Writes a second, how long before the kill, and how long until an operator sits at the keyboard. */
const [ratePerSecond, quietMs, reactionMs] = [50, 1000, 500];

/** How long writes go on when the last step is complete and a failover's time over; and in all, wherever the operator is then. */
const [resumedMs, mostMs] = [2000, 20_000];

/**
 * The primary is killed under a steady stream of writes, the replica is made the primary by hand, and the applications are
 * told. It does not ask whether anything promotes by itself.
 */
export const promotion: Probe = {
  id: 'promotion',
  title: `writes at ${ratePerSecond}/s while the primary is killed and the replica promoted by hand; the ledger compared`,
  lastsMs: ms(25_000),
  spoils: true,

  async gather(scene: ProbeScene<'visit' | 'database' | 'operator'>) {
    const primary = firstOf(databasesOfRole(scene.spec, 'primary'), 'primary');
    const replica = firstOf(databasesOfRole(scene.spec, 'replica'), 'replica');
    const step = async (what: string, act: Promise<void>): Promise<void> => {
      await act;
      scene.see({ kind: 'step', what, atMs: scene.elapsedMs() });
    };
    const writing = ordersUntilOver();
    const stream = steadily(scene, writing.orders, ratePerSecond);
    const promote = async (): Promise<void> => {
      await rest(scene, reactionMs);
      await step(`${replica} takes writes`, scene.stack.operator.promote(replica));
      await step(`the applications call ${replica}`, scene.stack.operator.repoint(primary, replica));
      await rest(scene, failoverMs(scene) + resumedMs);
      writing.end();
      const sent = await stream;
      scene.see({ kind: 'visits', part: 'all', operation: 'write', ...sent });
      const times = await scene.stack.database(replica).holds(sent.visits.map(({ id }) => id));
      scene.see({ kind: 'holdings', database: replica, times });
    };
    // Whatever fails first is what failed.
    stream.catch(() => undefined);
    try {
      await rest(scene, quietMs);
      await scene.under('kill', primary, promote);
    } finally {
      writing.end();
    }
  },
};

/** Writes of one visitor until somebody ends them, and no more than so many. */
function ordersUntilOver() {
  let isOver = false;
  function* orders(): Generator<VisitOrder> {
    for (const order of ordersOf('write', (mostMs * ratePerSecond) / 1000)) {
      if (isOver) return;
      yield order;
    }
  }
  return { orders: orders(), end: () => void (isOver = true) };
}
