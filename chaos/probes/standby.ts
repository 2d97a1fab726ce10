import { sharedOut } from '../../model/balanced.ts';
import { ms } from '../../model/units.ts';
import { failoverMs } from '../failover.ts';
import { firstOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { backInService } from '../steadied.ts';
import { ordersOf, rest, steadily } from '../visits.ts';

/** Requests a second, and how long they are sent before the fault, after the failover, and after the return. */
const [ratePerSecond, quietMs] = [100, 2000];

/**
 * The active server is stopped under a steady stream of requests, and started again: who answers when.
 * It does not ask whether the passive one can bear the whole load.
 */
export const standby: Probe = {
  id: 'standby',
  title: `requests at ${ratePerSecond}/s while the active server is stopped and started again`,
  lastsMs: ms(20_000),
  spoils: false,

  async gather(scene: ProbeScene<'visit' | 'steadyState'>) {
    const { operation, servers: hosts } = sharedOut(scene.spec);
    firstOf(
      hosts.filter(({ backup }) => backup).map(({ host }) => host),
      'passive server',
    );
    const active = firstOf(
      hosts.filter(({ backup }) => !backup).map(({ host }) => host),
      'active server',
    );
    // What the plan allows is judged: requests have to go on for a while when that is over too.
    const lastsMs = quietMs + failoverMs(scene) + quietMs;
    const look = async (part: string, forMs: number): Promise<void> => {
      const sent = await steadily(scene, ordersOf(operation, (forMs * ratePerSecond) / 1000), ratePerSecond);
      scene.see({ kind: 'visits', part, operation, ...sent });
    };
    await look('before', quietMs);
    // The stream begins before the act, so that the first request that fails is not missed.
    const stream = look('around', lastsMs);
    await Promise.all([stream, scene.under('stop', active, () => rest(scene, lastsMs - quietMs / 2))]);
    await backInService(scene);
    await rest(scene, scene.spec.failoverBudgetMs);
    await look('after', quietMs);
  },
};
