import { sharedOut } from '../../model/balanced.ts';
import { visitorCount } from '../../model/stack-handle.ts';
import { ms } from '../../model/units.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { ordersOf, steadily } from '../visits.ts';

/** Two servers that share evenly are then known to about 4 points of 100. */
const [visits, ratePerSecond] = [600, 200];

/**
 * Many visitors at a time, at a steady rate: whom they meet.
 * It does not show the order: requests overtake each other.
 */
export const servingShares: Probe = {
  id: 'serving-shares',
  title: `${visits} requests at ${ratePerSecond}/s by many visitors`,
  lastsMs: ms(6000),
  spoils: false,

  async gather(scene: ProbeScene<'visit'>) {
    const { operation } = sharedOut(scene.spec);
    const orders = ordersOf(operation, visits, visitorCount);
    scene.see({ kind: 'visits', part: 'all', operation, ...(await steadily(scene, orders, ratePerSecond)) });
  },
};
