import { ms } from '../../model/units.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';

/** Knocks from everywhere at everything. The client stands for any address outside: nothing of the stack runs there. */
export const reachability: Probe = {
  id: 'reachability',
  title: 'every host, the client among them, knocks at every port on which somebody listens on another',
  lastsMs: ms(15_000),
  spoils: false,

  async gather(scene: ProbeScene<'reach'>) {
    scene.see({ kind: 'knocks', knocks: await scene.stack.reach() });
  },
};
