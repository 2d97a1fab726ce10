import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import type { ToolPaths } from '../../model/tools.ts';
import type { Site } from '../../stack/kinds/kind.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf } from '../../stack/network.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

const programs = ['haproxy', 'nginx', 'mariadbd', 'keepalived', 'nft', 'ip', 'k6', 'node'] as const;

/** Programs that are nowhere, at places easy to read. */
export const noTools: ToolPaths = {
  ...(Object.fromEntries(programs.map((name) => [name, `/tools/${name}`])) as Omit<ToolPaths, 'mariadbBase' | 'env'>),
  mariadbBase: '/tools/mariadb',
  env: { LD_LIBRARY_PATH: '/tools/lib' },
};

/** The site of a component of the default stack, with other settings if wanted. */
export function siteOf(name: string, settings: NonNullable<ComponentSpec['settings']> = {}): Site {
  const component: ComponentSpec = { ...componentNamed(twoServers, name), settings };
  const components = twoServers.components.map((each) => (each.name === name ? component : each));
  const stack: StackSpec = { ...twoServers, components };
  const addresses = addressesOf(stack.hosts);
  return {
    stack,
    component,
    tools: noTools,
    dir: `/lab/${name}`,
    addresses,
    appBundle: '/app.cjs',
  };
}
