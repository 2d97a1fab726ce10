import { ms } from '../../model/units.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';

/** A user tells a secret in a request, while every cable is listened at; a word said in the clear shows that the tap hears. */
export const wireTap: Probe = {
  id: 'wire-tap',
  title: 'a user tells a secret in a request, with a tap on every cable',
  lastsMs: ms(8000),
  spoils: false,

  async gather(scene: ProbeScene<'overhear'>) {
    scene.see({ kind: 'overheard', ...(await scene.stack.overhear()) });
  },
};
