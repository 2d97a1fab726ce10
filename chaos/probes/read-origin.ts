import { ms } from '../../model/units.ts';
import { withCounts } from '../statements.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';
import { oneByOne, ordersOf } from '../visits.ts';

const visits = 60;

/**
 * Reads, with what each database says of the statements it executed meanwhile: the application's own word is not enough.
 * It does not ask whether what they read is fresh.
 */
export const readOrigin: Probe = {
  id: 'read-origin',
  title: `${visits} reads, and every database's own count of statements`,
  lastsMs: ms(8000),
  spoils: false,

  gather: (scene: ProbeScene<'visit' | 'database'>) =>
    withCounts(scene, async () => {
      const seen = await oneByOne(scene, ordersOf('read', visits));
      scene.see({ kind: 'visits', part: 'all', operation: 'read', visits: seen });
    }),
};
