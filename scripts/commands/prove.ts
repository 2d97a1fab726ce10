import type { Argv, CommandModule } from 'yargs';
import { proveClaimsCommand } from '../claims/commands.ts';
import type { ProveOptions } from '../options.ts';
import { suiteWithPairs } from '../pairs.ts';

/** `spofproof prove`: runs suites and proves their findings. */
export const prove: CommandModule<object, ProveOptions> = {
  command: 'prove [suites..]',
  describe: 'Run suites (by name or plan file) and prove each single point of failure',
  builder: (args) =>
    (args as Argv)
      .command(proveClaimsCommand)
      .positional('suites', {
        type: 'string',
        array: true,
        default: ['essentials'],
        describe: 'Suite names or plan files',
      })
      .option('pairs', {
        type: 'boolean',
        describe: 'With sweep: every two machines that the drawing cannot spare together',
      })
      .option('runs', { type: 'string', requiresArg: true, default: 'runs', describe: 'Folder of the runs' })
      .option('seed', {
        type: 'number',
        requiresArg: true,
        describe: 'Repeat the chance decisions of an earlier run',
      })
      .option('lanes', {
        type: 'string',
        requiresArg: true,
        describe: 'Stacks side by side instead of those of the plan: a number, or auto',
      })
      .option('gate', {
        type: 'string',
        requiresArg: true,
        describe: 'Fail only for what is worse than this baseline; see `gate update`',
      })
      .option('deadline', {
        type: 'string',
        requiresArg: true,
        describe:
          'Wind up after this long: restore, judge what there is, exit with 2 (1 if a suite before, or the gate, is broken)',
      })
      .option('metrics', { type: 'string', requiresArg: true, describe: 'Write metrics for Prometheus to this file' })
      .option('webhook', {
        type: 'string',
        requiresArg: true,
        describe: 'Post the result to this address, or to the one in env:NAME',
      })
      .option('keep', { type: 'number', requiresArg: true, describe: 'Remove old runs beyond this number' })
      .option('keep-size', { type: 'string', requiresArg: true, describe: 'Remove old runs beyond this size in all' })
      .option('forget-failing', {
        type: 'boolean',
        describe: 'Let the last failing run of a suite be removed too',
      }) as never,
  handler: async (options) => {
    const { proveSuites } = await import('../prove-suites.ts');
    const suites = options.suites.map((suite) => suiteWithPairs(suite, options.pairs));
    Object.assign(options, { exit: await proveSuites({ ...options, suites }) });
  },
};
