import { Failure } from '../model/failure.ts';
import type { NetworkHandle, SilenceFacts } from '../model/handle.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { ms } from '../model/units.ts';
import { addressOf, componentNamed } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { must } from './network.ts';
import { onHost } from './lab.ts';

/** Longest time for one nft command. */
const nftMs = 5000;

/** Name of the table that silences a target; one a target, so that silences do not disturb each other. */
export const silenceTable = (target: string): string => `silence-${target}`.replaceAll(/[^\w]/g, '_');

/** Conditions of the packets to drop, by the hook they are seen at. */
export interface SilenceScope {
  /** Arriving at the host. */
  readonly input: readonly string[];
  /** Leaving the host. */
  readonly output: readonly string[];
}

/** A whole host: everything that comes or goes by a cable; what it says to itself stays inside. */
export const hostScope: SilenceScope = { input: ['iifname != "lo"'], output: ['oifname != "lo"'] };

/**
 * One component: its port, and the places it calls, both ways. What it says to others on its own host goes over the
 * loopback device and is dropped too, as it would be if the component alone were unplugged.
 */
export function componentScope(lab: Pick<Lab, 'spec' | 'addresses'>, component: ComponentSpec): SilenceScope {
  const called = lab.spec.links.filter((link) => link.from === component.name);
  const places = called.map((link) => componentNamed(lab.spec, link.to));
  const place = (end: 's' | 'd') => (to: ComponentSpec) =>
    `ip ${end}addr ${addressOf(lab.addresses, to.host)} tcp ${end}port ${to.port}`;
  return {
    input: [`tcp dport ${component.port}`, ...places.map(place('s'))],
    output: [`tcp sport ${component.port}`, ...places.map(place('d'))],
  };
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

/** Removes the table, there or not: adding it first makes the removal succeed. */
const liftRules = (table: string): string => `add table inet ${table}\ndelete table inet ${table}\n`;

/** Reads what `nft --json list table` printed. */
export function silenceFacts(json: string): SilenceFacts {
  const { nftables } = JSON.parse(json) as { nftables: { rule?: object; counter?: { packets: number } }[] };
  const inPlace = nftables.some((entry) => entry.rule !== undefined);
  return { inPlace, droppedPackets: nftables.find((entry) => entry.counter)?.counter?.packets ?? 0 };
}

/** The place of a target in the network: of a host when it names one, else of the component. */
export function networkHandle(lab: Lab, target: string, host: string, scope: SilenceScope): NetworkHandle {
  const table = silenceTable(target);
  const nft = (...words: string[]): readonly string[] => onHost(host, [lab.tools.nft, ...words]);
  const observe = async (): Promise<SilenceFacts> => {
    const argv = nft('--json', 'list', 'table', 'inet', table);
    const { code, stdout, stderr } = await lab.shell.run(argv, { timeoutMs: ms(nftMs) });
    if (code === 0) return silenceFacts(stdout);
    if (/No such file/.test(stderr)) return { inPlace: false, droppedPackets: 0 };
    throw new Failure('command-failed', { what: `the silence of ${target} could not be observed`, why: stderr.trim() });
  };
  return {
    observe,
    silence: async () => {
      if ((await observe()).inPlace) return;
      await must(lab, nft('-f', '-'), silenceRules(table, scope), nftMs);
    },
    restore: () => must(lab, nft('-f', '-'), liftRules(table), nftMs),
  };
}
