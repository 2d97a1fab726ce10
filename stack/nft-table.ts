import { Failure } from '../model/failure.ts';
import { ms } from '../model/units.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { must } from './must.ts';

/** Longest time for one nft command. */
const nftMs = 5000;

/** What nft's JSON says of a table, as far as faults need it. */
export interface TableFacts {
  /** Whether the table has any rule. */
  readonly inPlace: boolean;
  /** Packets by name of the counter. */
  readonly packets: ReadonlyMap<string, number>;
}

/** One of our tables in the packet filter of a host. */
export interface NftTable {
  /** Looks at its rules and counters; a table that is not there has none. */
  observe(): Promise<TableFacts>;
  /** Adds it with the rules given, unless it is there: its counters then go on. */
  put(rules: string): Promise<void>;
  /** Removes it, there or not. */
  remove(): Promise<void>;
}

/** Name of the table that does something to a target; one a target, so that they do not disturb each other. */
export const tableName = (what: string, target: string): string => `${what}-${target}`.replaceAll(/[^\w]/g, '_');

/** Reads what `nft --json list table` printed. */
export function tableFacts(json: string): TableFacts {
  const { nftables } = JSON.parse(json) as {
    nftables: { rule?: object; counter?: { name: string; packets: number } }[];
  };
  const counters = nftables.flatMap(({ counter }) => counter ?? []);
  return {
    inPlace: nftables.some((entry) => entry.rule !== undefined),
    packets: new Map(counters.map(({ name, packets }) => [name, packets])),
  };
}

/** Adding it first makes the removal succeed. */
const removal = (table: string): string => `add table inet ${table}\ndelete table inet ${table}\n`;

/** The table of that name on a host; `what` names in errors what it does. */
export function nftTable(lab: Pick<Lab, 'shell' | 'tools'>, host: string, table: string, what: string): NftTable {
  const nft = (...words: string[]): readonly string[] => onHost(host, [lab.tools.nft, ...words]);
  const observe = async (): Promise<TableFacts> => {
    const argv = nft('--json', 'list', 'table', 'inet', table);
    const { code, stdout, stderr } = await lab.shell.run(argv, { timeoutMs: ms(nftMs) });
    if (code === 0) return tableFacts(stdout);
    if (/No such file/.test(stderr)) return { inPlace: false, packets: new Map() };
    throw new Failure('command-failed', { what: `${what} could not be observed`, why: stderr.trim() });
  };
  return {
    observe,
    put: async (rules) => {
      if ((await observe()).inPlace) return;
      await must(lab, nft('-f', '-'), rules, nftMs);
    },
    remove: () => must(lab, nft('-f', '-'), removal(table), nftMs),
  };
}
