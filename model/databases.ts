import type { ComponentSpec, StackSpec } from './stack.ts';
import { isTravelled } from './travel.ts';

/** Whether a component holds data. */
export const isDatabase = ({ role }: Pick<ComponentSpec, 'role'>): boolean => role === 'primary' || role === 'replica';

/** The databases that a component asks, in the order of its links. */
export interface Asked {
  /** To read from. */
  readonly readers: readonly ComponentSpec[];
  /** To write to, primaries first. */
  readonly writers: readonly ComponentSpec[];
}

/**
 * Whom a component asks for what: a link says it by its operations. A replica takes writes only where a link says so in so many
 * words. Shared by who configures applications and by who refuses what these cannot do.
 */
export function askedBy({ components, links }: Pick<StackSpec, 'components' | 'links'>, caller: string): Asked {
  const calls = links
    .filter(({ from }) => from === caller)
    .flatMap((link) => components.filter(({ name }) => name === link.to).map((end) => ({ link, end })))
    .filter(({ end }) => isDatabase(end));
  const readers = calls.filter(({ link }) => isTravelled(link, 'read')).map(({ end }) => end);
  const writers = calls.filter(({ link }) => isTravelled(link, 'write'));
  const primaries = writers.filter(({ end }) => end.role === 'primary');
  const replicas = writers.filter(({ link, end }) => end.role === 'replica' && link.operations !== undefined);
  return { readers, writers: [...primaries, ...replicas].map(({ end }) => end) };
}
