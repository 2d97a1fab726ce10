import type { LossFacts, LossHandle } from '../model/handle.ts';
import { Failure } from '../model/failure.ts';
import { share } from '../model/units.ts';
import type { Lab } from './lab.ts';
import type { TableFacts } from './nft-table.ts';
import { nftTable, tableName } from './nft-table.ts';

/** Conditions of a target's packets, by the hook they are seen at; none where they cannot be told from those of others. */
export interface SilenceScope {
  /** Arriving at the host. */
  readonly input: readonly string[];
  /** Leaving the host. */
  readonly output: readonly string[];
}

/** Packets lost of a hundred, each way: as bad as a network is that still counts as one. */
const lostPercent = 30;

/**
 * The rules as nft reads them. Each packet is counted as seen, then dropped by chance, which counts it once more; and both once
 * only, however many conditions hold for it: the first one sends it to the chain that decides, from which none comes back.
 */
export function lossRules(table: string, scope: SilenceScope): string {
  const hooked = (hook: 'input' | 'output'): readonly string[] => [
    `  chain ${hook} {`,
    `    type filter hook ${hook} priority -400; policy accept;`,
    ...scope[hook].map((condition) => `    ${condition} goto lose`),
    '  }',
  ];
  const deciding = [
    '  chain lose {',
    '    counter name seen',
    `    numgen random mod 100 < ${lostPercent} counter name dropped drop`,
    '  }',
  ];
  const counters = ['  counter seen { }', '  counter dropped { }'];
  return [`table inet ${table} {`, ...counters, ...deciding, ...hooked('input'), ...hooked('output'), '}', ''].join(
    '\n',
  );
}

/** Reads the table's counters. */
export const lossFacts = ({ inPlace, packets }: TableFacts): LossFacts => ({
  inPlace,
  seenPackets: packets.get('seen') ?? 0,
  droppedPackets: packets.get('dropped') ?? 0,
  plannedShare: share(lostPercent / 100),
});

/** Loses packets of a target on its host. */
export function lossHandle(lab: Lab, target: string, host: string, scope: SilenceScope): LossHandle {
  const name = tableName('loss', target);
  const table = nftTable(lab, host, name, `the packet loss of ${target}`);
  return {
    lose: async () => {
      assertCuttable(target, scope);
      await table.put(lossRules(name, scope));
    },
    restore: () => table.remove(),
    observe: async () => lossFacts(await table.observe()),
  };
}

/**
 * Rules without a condition would do nothing, and be found missing later.
 * @throws Failure `bad-stack` when the target cannot be told from others on its host
 */
export function assertCuttable(target: string, { input, output }: SilenceScope): void {
  if (input.length + output.length > 0) return;
  throw new Failure('bad-stack', {
    what: `${target} cannot be cut off the network by itself`,
    why: 'it listens on no port, and calls nothing that no other component of its host calls',
    next: 'Aim at its host, or give it a host of its own.',
  });
}
