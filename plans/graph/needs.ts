import { answeringRole } from '../../model/answering.ts';
import { isDatabase } from '../../model/databases.ts';
import { isForWrites, memberOn } from '../../model/guardian.ts';
import type { ComponentSpec, LinkSpec, OperationName, Role, StackSpec } from '../../model/stack.ts';
import { entriesOf } from '../../model/stack.ts';
import { isTravelled, reachedOn } from '../../model/travel.ts';

/** What each operation needs beside whoever answers it: of each group one living component that can be reached. */
const needs: Readonly<Record<OperationName, readonly (readonly Role[])[]>> = {
  static: [],
  read: [['replica', 'primary']],
  write: [['primary']],
};

/** The same in a stack, with who answers there: whoever stands in front of an application is on the way to it, or is not needed. */
const neededIn = (stack: StackSpec, operation: OperationName): readonly (readonly Role[])[] => [
  [answeringRole(stack, operation)],
  ...needs[operation],
];

/**
 * Groups of components of which an operation needs one each. A role that no component of the stack has is not asked for: a
 * drawing without a database says nothing of databases. Nor is one of whom nobody is reached, where somebody of a later one is: such
 * requests pass it by. With no group left it says nothing of the operation.
 *
 * A database, or a web server, stands for its group where requests end: one that hands them on to others, as a proxy does, is on the
 * way. A replica counts for writes only when a link says in so many words that they go there, or when an address that
 * applications write to may lead to it.
 */
export function neededFor(stack: StackSpec, operation: OperationName): readonly (readonly ComponentSpec[])[] {
  const links = stack.links.filter((link) => isTravelled(link, operation));
  const takesWrites = new Set(links.filter(({ operations }) => operations?.includes('write')).map(({ to }) => to));
  const takes = (component: ComponentSpec): boolean => takesWrites.has(component.name) || isLedTo(stack, component);
  const handsOn = proxiesIn(stack, links);
  const fits = (component: ComponentSpec, roles: readonly Role[]): boolean =>
    !handsOn.has(component.name) &&
    (roles.includes(component.role) ||
      (operation === 'write' && roles.includes('primary') && isDatabase(component) && takes(component)));
  const groups = neededIn(stack, operation)
    .filter((roles) => stack.components.some(({ role }) => roles.includes(role)))
    .map((roles) => stack.components.filter((component) => fits(component, roles)));
  const reached = new Set(reachedOn(stack, { from: entriesOf(stack), operation }));
  const isMet = (group: readonly ComponentSpec[]): boolean => group.some((component) => reached.has(component));
  return groups.filter((group, place) => isMet(group) || !groups.slice(place + 1).some(isMet));
}

/** Whether keepalived lets it take the writes when it brings an address for them. */
const isLedTo = (stack: StackSpec, { name, host }: ComponentSpec): boolean =>
  (stack.addresses ?? []).some(
    (address) => address.on.includes(host) && isForWrites(stack, address) && memberOn(stack, host)?.name === name,
  );

/**
 * Databases and web servers by role that hand requests on to another one. MariaDB itself never does, and a Nginx whose configuration
 * is made for it has its files.
 */
function proxiesIn({ components }: StackSpec, links: readonly LinkSpec[]): ReadonlySet<string> {
  const byName = new Map(components.map((component) => [component.name, component]));
  const leads = ({ from, to }: LinkSpec): boolean => {
    const [one, other] = [byName.get(from), byName.get(to)];
    if (!one || !other || keepsAll(one)) return false;
    return (isDatabase(one) && isDatabase(other)) || (one.role === 'web' && other.role === 'web');
  };
  return new Set(links.filter(leads).map(({ from }) => from));
}

const keepsAll = ({ kind, files }: ComponentSpec): boolean =>
  kind === 'mariadb' || (kind === 'nginx' && files?.['nginx.conf'] === undefined);
