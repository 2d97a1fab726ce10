import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions } from '../output.ts';
import type { GateFileOptions, GateRunOptions } from '../baseline/options.ts';

const withRun = (args: Argv) =>
  args
    .positional('run', {
      type: 'string',
      demandOption: true,
      describe: 'Run folder, verdict.json, or id in the history',
    })
    .positional('file', { type: 'string', demandOption: true, describe: 'The baseline, e.g. baseline.json' })
    .option('runs', {
      type: 'string',
      requiresArg: true,
      defaultDescription: '"runs"',
      describe: 'Folder of the history',
    }) as never;

const update: CommandModule<object, GateRunOptions> = {
  command: 'update <run> <file>',
  describe: 'Accept a run: show how the baseline changes, then write it',
  builder: (args) => withRun(args),
  handler: async (options) => {
    const { updateGate } = await import('../baseline/commands.ts');
    Object.assign(options, { exit: updateGate(options) });
  },
};

const check: CommandModule<object, GateRunOptions> = {
  command: 'check <run> <file>',
  describe: 'Hold a stored run against a baseline, as `prove --gate` does',
  builder: (args) => withRun(args),
  handler: async (options) => {
    const { checkGate } = await import('../baseline/commands.ts');
    Object.assign(options, { exit: checkGate(options) });
  },
};

const show: CommandModule<object, GateFileOptions> = {
  command: 'show <file>',
  describe: 'Show what a baseline accepts',
  builder: (args) => args.positional('file', { type: 'string', demandOption: true, describe: 'The baseline' }) as never,
  handler: async (options) => {
    const { showGate } = await import('../baseline/commands.ts');
    showGate(options);
  },
};

/** `spofproof gate`: the baseline of accepted single points of failure. */
export const gate: CommandModule<object, CommonOptions> = {
  command: 'gate <action>',
  describe: 'Keep accepted single points of failure: gate update RUN FILE, gate check RUN FILE, gate show FILE',
  builder: (args) =>
    (args as Argv)
      .command(update)
      .command(check)
      .command(show)
      .demandCommand(1, 'Name update, check or show.') as never,
  handler: () => undefined,
};
