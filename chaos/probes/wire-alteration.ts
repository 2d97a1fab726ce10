import { ms } from '../../model/units.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';

/** How often one manner is tried until somebody was in the path: the true place announces itself as well. */
const tries = 3;

/** Somebody comes between the client and the entry, and changes an answer: readable ones by words, others by a bit or a mask. */
export const wireAlteration: Probe = {
  id: 'wire-alteration',
  title: 'somebody comes between the client and the entry, and changes an answer',
  lastsMs: ms(20_000),
  spoils: false,

  async gather(scene: ProbeScene<'alter' | 'alterationManners'>) {
    for (const manner of scene.stack.alterationManners) {
      for (let attempt = 1; attempt <= tries; attempt++) {
        scene.signal.throwIfAborted();
        const seen = await scene.stack.alter(manner);
        scene.see({ kind: 'alteration', ...seen });
        if (seen.intercepted > 0) break;
      }
    }
  },
};
