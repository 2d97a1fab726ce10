import type { ComponentSpec, StackSpec } from './stack.ts';

/** What the names of servers follow from. */
type Drawn = Pick<StackSpec, 'components' | 'links'>;

/**
 * The name by which a balancer knows a server: its host, unless several of its links lead there. Shared by who writes its
 * configuration and by who reads its view, so that the two cannot disagree.
 */
export const serverLabel = (stack: Drawn, balancer: string, { name, host }: ComponentSpec): string =>
  serversOn(stack, balancer, host).length === 1 ? host : name;

/**
 * Names by which a balancer knows the servers whose loss is that of some components: a server itself, and, as its health may be
 * theirs, one in front of them on their host. Of several there it is the one that has a link to them.
 */
export function labelsBehind(stack: Drawn, balancer: string, lost: readonly ComponentSpec[]): ReadonlySet<string> {
  const leads = (from: string, to: string): boolean => stack.links.some((link) => link.from === from && link.to === to);
  const labels = lost.flatMap(({ name, host }) => {
    const servers = serversOn(stack, balancer, host);
    return servers.length > 1 ? servers.filter((server) => server === name || leads(server, name)) : [host];
  });
  return new Set(labels);
}

/** Where the links of a balancer to a host lead. */
function serversOn({ components, links }: Drawn, balancer: string, host: string): readonly string[] {
  const there = new Set(components.filter((component) => component.host === host).map(({ name }) => name));
  return links.filter(({ from, to }) => from === balancer && there.has(to)).map(({ to }) => to);
}
