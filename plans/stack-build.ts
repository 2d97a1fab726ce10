import type { KindDescription } from '../model/kind.ts';
import type { CommandSpec, ComponentSpec, LinkSpec, StackSpec } from '../model/stack.ts';
import { ms } from '../model/units.ts';
import type { StackRead } from './stack-text.ts';

type ComponentRead = StackRead['components'][number];

/** A stack with defaults filled in, nothing checked beyond its shape, and no failover budget yet. */
export function buildStack(read: StackRead, kinds: readonly KindDescription[]): StackSpec {
  const client = read.client ?? 'client';
  const hosts = read.hosts.includes(client) ? read.hosts : [client, ...read.hosts];
  return {
    name: read.name,
    title: read.title ?? read.name,
    hosts: hosts.map((name) => ({ name })),
    components: read.components.map((component) => buildComponent(component, kinds)),
    links: (read.links ?? []).map(buildLink),
    entry: read.entry,
    client,
    failoverBudgetMs: ms(0),
    failoverBecause: '',
    ...(read.furtherEntries && { furtherEntries: read.furtherEntries }),
    ...(read.clientAddresses !== undefined && { clientAddresses: read.clientAddresses }),
    ...(read.addresses && { addresses: read.addresses }),
    ...(read.firewall && { firewall: read.firewall }),
    ...(read.serving && { serving: read.serving }),
  };
}

function buildComponent(read: ComponentRead, kinds: readonly KindDescription[]): ComponentSpec {
  const { host, kind, settings, files, append, command } = read;
  const own = kinds.find((each) => each.kind === kind);
  return {
    name: read.name ?? `${host}.${kind}`,
    host,
    kind,
    role: read.role ?? own?.role ?? 'service',
    port: read.port ?? own?.port ?? 0,
    ...(settings && { settings }),
    ...(files && { files }),
    ...(append && { append }),
    ...(command && { command: buildCommand(command) }),
  };
}

const buildCommand = (read: NonNullable<ComponentRead['command']>): CommandSpec => ({
  argv: read.argv,
  env: read.env ?? {},
  ready: read.ready as CommandSpec['ready'],
  readyWithinMs: read.readyWithin ?? ms(15_000),
  stopSignal: read.stop ?? 'SIGTERM',
  stopWithinMs: read.stopWithin ?? ms(5000),
});

const buildLink = ({ from, to, operations, backup }: NonNullable<StackRead['links']>[number]): LinkSpec => ({
  from,
  to,
  ...(operations && { operations }),
  ...(backup && { backup }),
});
