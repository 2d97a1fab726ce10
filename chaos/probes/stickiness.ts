import { sharedOut } from '../../model/balanced.ts';
import { visitorCount } from '../../model/stack-handle.ts';
import { ms } from '../../model/units.ts';
import { serverOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { backInService } from '../steadied.ts';
import { rest, roundsOf, steadily } from '../visits.ts';

/** Each visitor this often; quick enough that the whole is short, slow enough for any stack. */
const [times, ratePerSecond] = [3, 100];

/**
 * Visitors from many addresses come back, while all servers are there, while one is stopped, and when it is back.
 * It does not show what becomes of sessions: nothing is kept on the servers.
 */
export const stickiness: Probe = {
  id: 'stickiness',
  title: `${visitorCount} addresses ask ${times} times each, before a server is stopped, meanwhile, and afterwards`,
  lastsMs: ms(15_000),
  spoils: false,

  async gather(scene: ProbeScene<'visit' | 'steadyState'>) {
    const server = serverOf(scene);
    const { operation } = sharedOut(scene.spec);
    const look = async (part: string): Promise<void> => {
      const orders = roundsOf(operation, times, visitorCount);
      scene.see({ kind: 'visits', part, operation, ...(await steadily(scene, orders, ratePerSecond)) });
    };
    await look('before');
    await scene.under('stop', server, async () => {
      await rest(scene, scene.spec.failoverBudgetMs);
      await look('during');
    });
    await backInService(scene);
    await rest(scene, scene.spec.failoverBudgetMs);
    await look('after');
  },
};
