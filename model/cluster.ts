import type { ComponentSpec, StackSpec } from './stack.ts';

/** Name that the members of a cluster of databases have in common. */
export const clusterName = 'spofproof';

/** Port at which the members of a cluster speak with each other. */
export const groupPort = 4567;

/** Ports that each member needs of every other: that of the group, and the one at which one that comes back gets what it missed. */
export const clusterPorts: readonly number[] = [groupPort, 4568];

/** Whether a component is a member of the stack's cluster: a database that says so, or the arbitrator, which has a vote only. */
export const isMember = ({ kind, settings }: Pick<ComponentSpec, 'kind' | 'settings'>): boolean =>
  kind === 'garbd' || (kind === 'mariadb' && settings?.['cluster'] === true);

/** The members of the stack's cluster, in starting order; empty when it has none. */
export const membersOf = ({ components }: Pick<StackSpec, 'components'>): readonly ComponentSpec[] =>
  components.filter(isMember);
