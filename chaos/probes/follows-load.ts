import { sharedOut } from '../../model/balanced.ts';
import { visitorCount } from '../../model/stack-handle.ts';
import { ms } from '../../model/units.ts';
import { serverOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { backInService } from '../steadied.ts';
import { ordersOf, rest, steadily } from '../visits.ts';

/** Enough to tell an even share from one that fell by a fifth. */
const [visits, ratePerSecond] = [450, 150];

/** What is under way when a server becomes slow, or quick again, was sent before. */
const turnMs = 500;

/**
 * One server becomes slow, and quick again: whether fewer requests are sent there meanwhile.
 * It does not stop the server: one that fails its checks gets no requests, whatever the way of balancing.
 */
export const followsLoad: Probe = {
  id: 'follows-load',
  title: `${visits} requests at ${ratePerSecond}/s before a server is slowed, meanwhile, and afterwards`,
  lastsMs: ms(20_000),
  spoils: false,

  async gather(scene: ProbeScene<'visit' | 'steadyState'>) {
    const server = serverOf(scene);
    const { operation } = sharedOut(scene.spec);
    const look = async (part: string): Promise<void> => {
      const orders = ordersOf(operation, visits, visitorCount);
      scene.see({ kind: 'visits', part, operation, ...(await steadily(scene, orders, ratePerSecond)) });
    };
    await look('before');
    await scene.under('slow', server, async () => {
      await rest(scene, turnMs);
      await look('during');
    });
    await backInService(scene);
    await rest(scene, turnMs);
    await look('after');
  },
};
