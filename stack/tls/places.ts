import type { Site } from '../kinds/kind.ts';
import { addressOf } from '../kinds/kind.ts';

/** The names and addresses under which users may reach a component: those of its host, and floating ones that may come there. */
export function placesOf({ stack, component, addresses }: Pick<Site, 'stack' | 'component' | 'addresses'>) {
  const floating = (stack.addresses ?? []).filter(({ on }) => on.includes(component.host)).map(({ name }) => name);
  const names = [component.host, ...floating];
  const first = names.map((name) => addressOf(addresses, name));
  return [component.host, ...floating, ...first, newcomers] as const;
}

/** Under names below it new users of the load come, each under one of its own. */
const newcomers = '*.newcomer.invalid';
