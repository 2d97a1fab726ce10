import { entriesOf } from '../model/stack.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { floatingAddressesOf } from './network.ts';

/** Where the users' requests go: the entry's own address, or the floating one with the port of what is behind it. */
export function entryUrl({ spec, addresses }: Pick<Lab, 'spec' | 'addresses'>): string {
  const [first] = entriesOf(spec);
  if (!first) throw new Error(`${spec.name} has nothing behind its entry ${spec.entry}`);
  const address = floatingAddressesOf(spec)[spec.entry] ?? addressOf(addresses, first.host);
  return `http://${address}${first.port === 80 ? '' : `:${first.port}`}`;
}
