import type { ComponentKind, ComponentSpec, LinkSpec } from '../model/stack.ts';

/** What a host of monitoring runs, with the usual ports. */
const ports = { 'blackbox-exporter': 9115, webhook: 9099, alertmanager: 9093, prometheus: 9090 } as const;

const service = (host: string, kind: ComponentKind, port: number): ComponentSpec => ({
  name: `${host}.${kind}`,
  host,
  kind,
  role: 'service',
  port,
});

/** Asks the database of a host and tells what it learned. */
export const databaseExporter = (host: string): ComponentSpec => service(host, 'mysqld-exporter', 9104);

/** What watches, raises alerts and receives them, all on one host. */
export const monitors = (host: string): readonly ComponentSpec[] =>
  Object.entries(ports).map(([kind, port]) => service(host, kind as ComponentKind, port));

/** No request of a user travels it. */
const link = (from = '', to = ''): LinkSpec => ({ from, to, operations: [] });

/** Whom it asks: balancers for their own metrics, servers for their health, databases by the exporters beside them. */
export function monitorLinks(
  host: string,
  watched: Readonly<Record<'balancers' | 'servers' | 'databases', readonly string[]>>,
): readonly LinkSpec[] {
  const [prober, receiver, teller, judge] = Object.keys(ports).map((kind) => `${host}.${kind}`);
  return [
    ...watched.databases.map((database) => link(`${database}.mysqld-exporter`, `${database}.mariadb`)),
    ...watched.servers.flatMap((server) => [link(prober, `${server}.nginx`), link(prober, `${server}.app`)]),
    ...watched.balancers.map((balancer) => link(judge, `${balancer}.haproxy`)),
    ...watched.databases.map((database) => link(judge, `${database}.mysqld-exporter`)),
    link(judge, prober),
    link(judge, teller),
    link(teller, receiver),
  ];
}
