import type { ComponentSpec } from '../../model/stack.ts';
import type { Site } from '../../stack/kinds/kind.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf, floatingAddressesOf } from '../../stack/network.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { noTools } from './site.ts';

const optional = { garbd: '/tools/garbd', galeraLibrary: '/tools/galera.so', mariadbClient: '/tools/mariadb' };

/** The site of a component of the stack with a cluster of databases, with more settings if wanted. */
export function clusterSite(name: string, settings: NonNullable<ComponentSpec['settings']> = {}): Site {
  const own = componentNamed(databaseFailover, name);
  const component: ComponentSpec = { ...own, settings: { ...own.settings, ...settings } };
  const components = databaseFailover.components.map((each) => (each.name === name ? component : each));
  return {
    stack: { ...databaseFailover, components },
    component,
    tools: { ...noTools, ...optional },
    dir: `/lab/${name}`,
    addresses: { ...addressesOf(databaseFailover.hosts), ...floatingAddressesOf(databaseFailover) },
    appBundle: '/app.cjs',
  };
}
