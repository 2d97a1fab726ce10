import { clusterName } from '../../model/cluster.ts';
import { accepts } from '../probe.ts';
import { groupAddress, groupOptions } from '../cluster/galera.ts';
import type { NodeKind } from './kind.ts';
import { addressOf, programOf } from './kind.ts';

/** Galera's arbitrator: holds no data and has a vote, so that of two databases the one that is cut off knows that it is. */
export const garbd: NodeKind = {
  kind: 'garbd',
  files: () => ({}),
  argv: (site) => {
    const own = { base_dir: site.dir };
    const place = ['--address', groupAddress(site), '--group', clusterName, '--name', site.component.name];
    return [programOf(site, 'garbd'), ...place, '--options', groupOptions(site, own)];
  },
  env: (site) => site.tools.env,
  // Whether it is one of the group is asked when everything serves: see `cluster/whole.ts`.
  ready: ({ addresses, component }) => accepts(addressOf(addresses, component.host), component.port),
  readyWithinMs: 15_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};
