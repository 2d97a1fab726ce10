import { isMember } from './cluster.ts';
import type { ComponentSpec, FloatingAddress, StackSpec } from './stack.ts';
import { entriesOf, frontOf } from './stack.ts';

/** What it is asked of. */
type Drawn = Pick<StackSpec, 'components' | 'addresses'>;

/** The address that a guardian names; empty for one that names none. */
export const namedBy = ({ settings }: ComponentSpec): string => String(settings?.['address'] ?? '');

/**
 * The floating addresses that a guardian looks after: the one that it names, or every one that may be on its host and that no
 * other guardian there names. Shared by who writes its configuration and by who draws, so that the two cannot disagree.
 */
export function guardedAddresses(
  { components, addresses = [] }: Drawn,
  guardian: ComponentSpec,
): readonly FloatingAddress[] {
  const own = namedBy(guardian);
  const beside = components.filter(({ role, host }) => role === 'guardian' && host === guardian.host);
  const taken = new Set(beside.map(namedBy));
  const here = addresses.filter(({ on }) => on.includes(guardian.host));
  return here.filter(({ name }) => (own === '' ? !taken.has(name) : name === own));
}

/** The member of the cluster on a host that holds data; undefined where there is none. */
export const memberOn = ({ components }: Pick<StackSpec, 'components'>, host: string): ComponentSpec | undefined =>
  components.find((component) => component.host === host && component.kind === 'mariadb' && isMember(component));

/** Whether applications send their writes to an address. */
export const isForWrites = ({ components }: Drawn, { name }: FloatingAddress): boolean =>
  components.some(({ settings }) => settings?.['writerAddress'] === name);

/**
 * What an address leads to on a host: the member of the cluster where writes are sent to it, whatever else is there; else the entry
 * where it is one, else what takes requests there, else who takes writes.
 */
export const leadsTo = (stack: StackSpec, host: string, address: FloatingAddress): ComponentSpec | undefined =>
  (isForWrites(stack, address) ? memberOn(stack, host) : undefined) ??
  entriesOf(stack).find((entry) => entry.host === host) ??
  frontOf(stack, host) ??
  memberOn(stack, host);

/**
 * The same of the addresses of a keepalived, if it gives them up when that fails: what it asks whether it is well. All of its addresses
 * lead to the same, which the rules of stacks see to.
 */
export function trackedBy(stack: StackSpec, guardian: ComponentSpec): ComponentSpec | undefined {
  const [address] = guardedAddresses(stack, guardian);
  return guardian.settings?.['track'] === false || !address ? undefined : leadsTo(stack, guardian.host, address);
}

/** Priority of a guardian among those of an address: its own word, else 150 on the first host, and 10 less on each further one. */
export function priorityOf(
  { host, settings }: Pick<ComponentSpec, 'host' | 'settings'>,
  { on }: FloatingAddress,
): number {
  const said = Number(settings?.['priority'] ?? 0);
  return said > 0 ? said : Math.max(1, 150 - 10 * on.indexOf(host));
}
