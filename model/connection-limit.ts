import { isAltered } from './own-file.ts';
import type { ComponentKind, ComponentSpec } from './stack.ts';

/** What of a component says how many connections it accepts. */
type Limited = Pick<ComponentSpec, 'kind' | 'role' | 'port' | 'files' | 'append' | 'settings'>;

/**
 * Kinds that accept no more than so many connections, and whether a file of the stack's own sets the number instead of their settings.
 * What is put behind the generated file of HAProxy and Nginx changes nothing: of two limits they keep the first, or do not start.
 */
const limited: Partial<Readonly<Record<ComponentKind, (component: Limited) => boolean>>> = {
  haproxy: ({ files }) => files?.['haproxy.cfg'] !== undefined,
  nginx: ({ files }) => files?.['nginx.conf'] !== undefined,
  app: () => false,
  mariadb: (component) => isAltered(component, 'my.cnf'),
};

/** Whether a file of the stack's own sets how many connections it accepts, so that the default of its kind says nothing. */
export const setsLimitItself = (component: Limited): boolean => limited[component.kind]?.(component) === true;

/** Whether users' requests come to a program of the user's own: then it has some limit, though nobody knows which. */
export const isOnTheWay = ({ role, port }: Pick<Limited, 'role' | 'port'>): boolean =>
  port > 0 && role !== 'service' && role !== 'guardian';

/** Whether it is such a program. */
export const isProgramOnTheWay = (component: Limited): boolean => component.kind === 'command' && isOnTheWay(component);

/** Whether a component has a limit of connections at all, known or not. */
export const hasLimit = (component: Limited): boolean =>
  limited[component.kind] !== undefined || isProgramOnTheWay(component);

/** Whether it has one that nobody knows: then it cannot be exhausted for certain. */
export const isLimitUnknown = (component: Limited): boolean =>
  isProgramOnTheWay(component) || (setsLimitItself(component) && component.settings?.['maxConnections'] === undefined);
