import { balancedHosts } from '../../model/balanced.ts';
import { survivorShares } from '../../model/capacity.ts';
import { Failure } from '../../model/failure.ts';
import { ms } from '../../model/units.ts';
import { offer, searchKnee, withoutOne } from '../capacity.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';

/**
 * Finds what all servers carry, stops one, and offers the others first less than their part of it, then more.
 * It does not ask whether the failover itself was felt.
 */
export const survivorLoad: Probe = {
  id: 'survivor-load',
  title: 'reads at rates below and above what is left when one server is stopped',
  lastsMs: ms(45_000),
  spoils: false,

  async gather(scene: ProbeScene<'visit'>) {
    const knee = await searchKnee(scene, 'all');
    if (!knee) return;
    const { carried, refused } = knee;
    if (carried === 0 || refused === null) throw noKnee(carried);
    const { below, above } = survivorShares(balancedHosts(scene.spec, 'read').length);
    await withoutOne(scene, async () => {
      const isToldBelow = (await offer(scene, 'below', carried * below)) !== undefined;
      if (isToldBelow) await offer(scene, 'above', carried * above);
    });
  },
};

const noKnee = (carried: number): Failure =>
  new Failure('bad-stack', {
    what: carried === 0 ? 'the stack carries no rate that was tried' : `every rate was carried, up to ${carried}/s`,
    why: 'this probe asks about the limit; the application has a setting for it, `serviceMs`',
  });
