import type { NetworkHandle, SilenceFacts } from '../model/handle.ts';
import type { Lab } from './lab.ts';
import type { SilenceScope } from './loss.ts';
import { assertCuttable, lossHandle } from './loss.ts';
import type { TableFacts } from './nft-table.ts';
import { setCable } from './network.ts';
import { nftTable, tableName } from './nft-table.ts';

/** Name of the table that silences a target. */
export const silenceTable = (target: string): string => tableName('silence', target);

/** A whole host: everything that comes or goes by a cable; what it says to itself stays inside. */
export const hostScope: SilenceScope = { input: ['iifname != "lo"'], output: ['oifname != "lo"'] };

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
      assertCuttable(target, scope);
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
