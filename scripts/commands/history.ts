import type { CommandModule } from 'yargs';
import type { HistoryOptions } from '../history/options.ts';

/** `spofproof history`: the trend of each cell over the runs. */
export const history: CommandModule<object, HistoryOptions> = {
  command: 'history',
  describe: 'Show each cell over the runs: since when, flaky, regressed',
  builder: (args) =>
    args
      .option('runs', { type: 'string', requiresArg: true, default: 'runs', describe: 'Folder of the runs' })
      .option('suite', { type: 'string', requiresArg: true, describe: 'Only runs of this suite' })
      .option('last', { type: 'number', requiresArg: true, default: 20, describe: 'Newest runs of each suite' })
      .option('rebuild', {
        type: 'boolean',
        default: false,
        describe: 'Make history.ndjson anew from the run folders first',
      }) as never,
  handler: async (options) => {
    const { showHistory } = await import('../history/show.ts');
    await showHistory(options);
  },
};
