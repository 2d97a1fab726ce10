import { ms } from '../../model/units.ts';
import { compareKnees } from '../capacity.ts';
import type { Probe } from '../probe-contract.ts';

/** The same search as for `more-servers`, asked the other way round: whether the server that is stopped had added nothing. */
export const passiveCapacity: Probe = {
  id: 'passive-capacity',
  title: 'reads at higher and higher rates until they are late, with the passive server there and stopped',
  lastsMs: ms(60_000),
  spoils: false,
  gather: compareKnees,
};
