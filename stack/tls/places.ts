import { newcomerDomain } from '../../model/load.ts';
import type { Site } from '../kinds/kind.ts';
import { addressOf } from '../kinds/kind.ts';

/**
 * The names and addresses under which users may reach a component: those of its host, floating ones that may come there, and
 * the domains of the load, as each of its new users comes by a name of its own.
 */
export function placesOf({
  stack,
  component: { host },
  addresses,
}: Pick<Site, 'stack' | 'component' | 'addresses'>): readonly [string, ...string[]] {
  const floating = (stack.addresses ?? []).filter(({ on }) => on.includes(host)).map(({ name }) => name);
  const own = [host, ...floating].map((name) => addressOf(addresses, name));
  const domains = [stack.entry, ...(stack.furtherEntries ?? [])].map((_, place) => `*.${newcomerDomain(place)}`);
  return [host, ...floating, ...own, ...domains];
}
