import type { ComponentSpec, LinkSpec, OperationName, StackSpec } from './stack.ts';

/** Whether requests of an operation travel a link. */
export const isTravelled = ({ operations }: Pick<LinkSpec, 'operations'>, operation: OperationName): boolean =>
  operations?.includes(operation) ?? true;

/** Where a walk over the links begins, and where it goes. */
export interface Walk {
  /** Components from which it begins; they are reached. */
  readonly from: readonly ComponentSpec[];
  /** What the requests are of. */
  readonly operation: OperationName;
  /** Whether a link is open; absent means that every one is. */
  readonly isOpen?: (link: LinkSpec) => boolean;
}

/** Whoever requests of an operation reach over the links, in starting order. */
export function reachedOn(
  { components, links }: Pick<StackSpec, 'components' | 'links'>,
  { from, operation, isOpen = () => true }: Walk,
): readonly ComponentSpec[] {
  const travelled = links.filter((link) => isTravelled(link, operation) && isOpen(link));
  const reached = new Set(from.map(({ name }) => name));
  // A set grows while it is walked: what a link leads to is walked too.
  for (const name of reached) for (const link of travelled) if (link.from === name) reached.add(link.to);
  return components.filter(({ name }) => reached.has(name));
}
