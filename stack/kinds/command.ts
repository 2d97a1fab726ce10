import { isOnTheWay } from '../../model/connection-limit.ts';
import type { CommandSpec } from '../../model/stack.ts';
import { accepts, answersHttp } from '../probe.ts';
import { fill } from '../fill.ts';
import type { Look, NodeKind, Site } from './kind.ts';
import { addressOf } from './kind.ts';

/** Any program as a kind: what the stack says it runs, and how it tells that it serves. */
export const commandKind = (command: CommandSpec): NodeKind => ({
  kind: 'command',
  files: () => ({}),
  argv: (site) => command.argv.map((word) => fill(site, word)),
  env: (site) => Object.fromEntries(Object.entries(command.env).map(([name, value]) => [name, fill(site, value)])),
  ready: (site, look) => serves(command.ready, site, look),
  readyWithinMs: command.readyWithinMs,
  stopSignal: command.stopSignal,
  stopWithinMs: command.stopWithinMs,
  slots: ({ component }) => (isOnTheWay(component) ? { limit: undefined, queue: 0, greeting: '' } : undefined),
});

async function serves(ready: CommandSpec['ready'], site: Site, look: Look): Promise<boolean> {
  if ('exec' in ready) return (await look(ready.exec.map((word) => fill(site, word)))).code === 0;
  const { host, port } = site.component;
  const address = addressOf(site.addresses, host);
  return 'http' in ready ? answersHttp(address, port, ready.http) : accepts(address, port);
}
