import { entryPlacesOf } from '../model/stack.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { floatingAddressesOf } from './network.ts';
import { speaksTls } from './tls/speaks.ts';

/** Where the users' requests go, in turn: each place's own address, or the floating one with the port of what is behind it. */
export function entryUrls({ spec, addresses }: Pick<Lab, 'spec' | 'addresses'>): readonly string[] {
  const names = [spec.entry, ...(spec.furtherEntries ?? [])];
  return entryPlacesOf(spec).map(([first], index) => {
    const name = names[index] ?? '';
    if (!first) throw new Error(`${spec.name} has nothing behind its entry ${name}`);
    const address = floatingAddressesOf(spec)[name] ?? addressOf(addresses, first.host);
    const [scheme, usual] = speaksTls(first) ? ['https', 443] : ['http', 80];
    return `${scheme}://${address}${first.port === usual ? '' : `:${first.port}`}`;
  });
}

/** The first of them. */
export const entryUrl = (lab: Pick<Lab, 'spec' | 'addresses'>): string => entryUrls(lab)[0] ?? '';
