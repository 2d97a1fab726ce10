import type { ComponentSpec, StackSpec } from './stack.ts';

/** Name of the socket, in its own directory, at which a HAProxy tells its own view of its servers. */
export const viewSocketName = 'haproxy.sock';

const viewSocketLine = /^[ \t]*stats[ \t]+socket[ \t]+\S*haproxy\.sock\b/m;

/**
 * Whether a component tells its view of its servers there: a configuration of the user's own may not, or have only a comment about it,
 * and nobody but HAProxy does.
 */
export const tellsItsView = ({ kind, files }: Pick<ComponentSpec, 'kind' | 'files'>): boolean =>
  kind === 'haproxy' && viewSocketLine.test(files?.['haproxy.cfg'] ?? `stats socket ${viewSocketName}`);

/** Whether every balancer of a stack tells its view: where one does not, that no change was seen says nothing. */
export function isViewTold({ components }: Pick<StackSpec, 'components'>): boolean {
  const balancers = components.filter(({ role }) => role === 'balancer');
  return balancers.length > 0 && balancers.every(tellsItsView);
}
