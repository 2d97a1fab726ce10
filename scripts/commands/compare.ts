import type { CommandModule } from 'yargs';
import type { CompareOptions } from '../history/options.ts';

/** `spofproof compare A B`: what changed between two runs. */
export const compare: CommandModule<object, CompareOptions> = {
  command: 'compare <a> <b>',
  describe: 'Compare two runs: what changed beyond noise, by how much',
  builder: (args) =>
    args
      .positional('a', {
        type: 'string',
        demandOption: true,
        describe: 'Run folder, verdict.json, or id in the history',
      })
      .positional('b', { type: 'string', demandOption: true, describe: 'The run held against it' })
      .option('runs', {
        type: 'string',
        requiresArg: true,
        defaultDescription: '"runs"',
        describe: 'Folder of the history',
      }) as never,
  handler: async (options) => {
    const { compare: compareThem } = await import('../history/compare.ts');
    compareThem(options);
  },
};
