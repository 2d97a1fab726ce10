import { readFileSync } from 'node:fs';
import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { parseStack } from '../../plans/stack-file.ts';
import type { Site } from '../../stack/kinds/kind.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf, floatingAddressesOf } from '../../stack/network.ts';
import { noTools } from './site.ts';
import { aroundStack } from './stack-text.ts';

const file = new URL('../../docs/stacks/balancer-failover.yaml', import.meta.url);

/** The shipped stack of two balancers and one floating address. */
export const pair: StackSpec = parseStack(readFileSync(file, 'utf8'), 'balancer-failover.yaml', aroundStack());

/** The site of one of its components, changed if wanted. */
export function pairSite(name: string, change: Partial<ComponentSpec> = {}): Site {
  const component: ComponentSpec = { ...componentNamed(pair, name), ...change };
  const components = pair.components.map((each) => (each.name === name ? component : each));
  return {
    stack: { ...pair, components },
    component,
    tools: noTools,
    dir: `/lab/${name}`,
    addresses: { ...addressesOf(pair.hosts), ...floatingAddressesOf(pair) },
    appBundle: '/app.cjs',
  };
}
