import { ms } from '../../model/units.ts';
import { compareKnees } from '../capacity.ts';
import type { Probe } from '../probe-contract.ts';

/**
 * The highest rate that the stack carries with all of its servers, and with one stopped, by a search in an open model.
 * It does not say what a faster machine would carry: the servers' limit is a setting.
 */
export const moreServers: Probe = {
  id: 'more-servers',
  title: 'reads at higher and higher rates until they are late, with every server and with one stopped',
  lastsMs: ms(60_000),
  spoils: false,
  gather: compareKnees,
};
