import { clusterPorts, isMember } from '../model/cluster.ts';
import type { NetworkHandle, SilenceFacts } from '../model/handle.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { addressOf, componentNamed } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import type { SilenceScope } from './loss.ts';
import { lossHandle } from './loss.ts';
import type { TableFacts } from './nft-table.ts';
import { floatingAddressesOf, setCable } from './network.ts';
import { nftTable, tableName } from './nft-table.ts';

/** Name of the table that silences a target. */
export const silenceTable = (target: string): string => tableName('silence', target);

/** A whole host: everything that comes or goes by a cable; what it says to itself stays inside. */
export const hostScope: SilenceScope = { input: ['iifname != "lo"'], output: ['oifname != "lo"'] };

/**
 * One component: its port, and the places it calls, both ways. What it says to others on its own host goes over the
 * loopback device and is dropped too, as it would be if the component alone were unplugged.
 */
export function componentScope(lab: Pick<Lab, 'spec' | 'addresses'>, component: ComponentSpec): SilenceScope {
  // VRRP is a protocol of its own, without ports.
  if (component.kind === 'keepalived') return { input: ['ip protocol 112'], output: ['ip protocol 112'] };
  const own = (end: 's' | 'd') => (component.port === 0 ? [] : [`tcp ${end}port ${component.port}`]);
  const called = lab.spec.links.filter((link) => link.from === component.name);
  const places = called.map((link) => componentNamed(lab.spec, link.to)).filter(({ port }) => port > 0);
  const place = (end: 's' | 'd') => (to: ComponentSpec) =>
    `ip ${end}addr ${addressesFor(lab, to.host)} tcp ${end}port ${to.port}`;
  // Members of a cluster call each other, whoever comes first.
  const group = isMember(component) ? ['s', 'd'].map((end) => `tcp ${end}port { ${clusterPorts.join(', ')} }`) : [];
  return {
    input: [...own('d'), ...places.map(place('s')), ...group],
    output: [...own('s'), ...places.map(place('d')), ...group],
  };
}

/** Every address at which a host may be called, as nft reads one or several. */
function addressesFor({ spec, addresses }: Pick<Lab, 'spec' | 'addresses'>, host: string): string {
  const floating = (spec.addresses ?? []).filter(({ on }) => on.includes(host));
  const all = [addressOf(addresses, host), ...floating.map(({ name }) => addressOf(floatingAddressesOf(spec), name))];
  return all.length === 1 ? all.join('') : `{ ${all.join(', ')} }`;
}

/** The rules as nft reads them; before every other table, so that nothing is answered. */
export function silenceRules(table: string, scope: SilenceScope): string {
  const chain = (hook: 'input' | 'output'): string =>
    [
      `  chain ${hook} {`,
      `    type filter hook ${hook} priority -400; policy accept;`,
      ...scope[hook].map((condition) => `    ${condition} counter name dropped drop`),
      '  }',
    ].join('\n');
  return `table inet ${table} {\n  counter dropped { }\n${chain('input')}\n${chain('output')}\n}\n`;
}

/** Reads the table's counter. */
export const silenceFacts = ({ inPlace, packets }: TableFacts): SilenceFacts => ({
  inPlace,
  droppedPackets: packets.get('dropped') ?? 0,
});

/** The place of a target in the network: of a host when it names one, else of the component. */
export function networkHandle(lab: Lab, target: string, host: string, scope: SilenceScope): NetworkHandle {
  const name = silenceTable(target);
  const table = nftTable(lab, host, name, `the silence of ${target}`);
  const isHolder = scope === hostScope && lab.spec.addresses?.some(({ on }) => on.includes(host)) === true;
  const cable = (state: 'cut' | 'whole'): Promise<void> => (isHolder ? setCable(lab, host, state) : Promise.resolve());
  return {
    observe: async () => silenceFacts(await table.observe()),
    silence: async () => {
      await table.put(silenceRules(name, scope));
      await cable('cut');
    },
    restore: async () => {
      await cable('whole');
      await table.remove();
    },
    loss: lossHandle(lab, target, host, scope),
  };
}
