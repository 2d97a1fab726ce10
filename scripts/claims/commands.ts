import type { Argv, CommandModule } from 'yargs';
import { refuseUnheeded } from './heeded.ts';
import type { PlanClaimsOptions, ProveClaimsOptions } from './options.ts';

const only = {
  type: 'string',
  requiresArg: true,
  describe: 'Claims by name, with commas between',
} as const;

/** `spofproof prove claims`: every claim about the architecture, before and after the remedy. */
export const proveClaimsCommand: CommandModule<object, ProveClaimsOptions> = {
  command: 'claims',
  describe: 'Prove every claim about the architecture, on the original stacks and on the remedied ones',
  builder: (args: Argv) => args.option('only', only) as never,
  handler: async (options) => {
    const { proveClaims } = await import('./index.ts');
    refuseUnheeded('prove', options);
    Object.assign(options, { exit: await proveClaims(options) });
  },
};

/** `spofproof plan claims`: the dry run of the same. */
export const planClaimsCommand: CommandModule<object, PlanClaimsOptions> = {
  command: 'claims',
  describe: 'Show which stacks, acts and probes the claims need, and how long that takes',
  builder: (args: Argv) => args.option('only', only) as never,
  handler: async (options) => {
    const { showClaims } = await import('./show.ts');
    refuseUnheeded('plan', options);
    showClaims(options);
  },
};
