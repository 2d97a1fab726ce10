import type { Site } from '../../stack/kinds/kind.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf, floatingAddressesOf } from '../../stack/network.ts';
import { hardened } from '../../stack/topologies/hardened.ts';
import { noTools } from './site.ts';

/** The site of a component of the hardened stack, with programs that are nowhere. */
export function hardenedSite(name: string): Site {
  const extra = ['prometheus', 'alertmanager', 'blackboxExporter', 'mysqldExporter', 'mariadbClient'].map((tool) => [
    tool,
    `/tools/${tool}`,
  ]);
  return {
    stack: hardened,
    component: componentNamed(hardened, name),
    tools: { ...noTools, ...Object.fromEntries(extra) },
    dir: `/lab/${name}`,
    addresses: { ...addressesOf(hardened.hosts), ...floatingAddressesOf(hardened) },
    appBundle: '/app.cjs',
  };
}
