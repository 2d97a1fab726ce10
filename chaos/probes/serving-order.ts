import { sharedOut } from '../../model/balanced.ts';
import { ms } from '../../model/units.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { oneByOne } from '../visits.ts';

/** Enough for each of a few servers to have many turns. */
const visits = 60;

/**
 * One visitor asks again and again, each time when the answer before has come, so that nobody else takes a turn.
 * It does not show shares under load: many at a time are another question.
 */
export const servingOrder: Probe = {
  id: 'serving-order',
  title: `one visitor asks ${visits} times, one request after the other`,
  lastsMs: ms(5000),
  spoils: false,

  async gather(scene: ProbeScene<'visit'>) {
    const { operation } = sharedOut(scene.spec);
    const order = { operation, visitor: 0, place: 0 } as const;
    const orders = Array.from({ length: visits }, () => order);
    scene.see({ kind: 'visits', part: 'all', operation, visits: await oneByOne(scene, orders) });
  },
};
