import type { CommandModule } from 'yargs';
import type { RunOptions } from '../options.ts';

/** `spofproof report RUN`: the reports again, from the stored verdict. */
export const report: CommandModule<object, RunOptions> = {
  command: 'report <run>',
  describe: 'Write the reports of a stored run again, from its verdict.json',
  builder: (args) =>
    args.positional('run', { type: 'string', demandOption: true, describe: 'Folder, e.g. runs/latest' }) as never,
  handler: async (options) => {
    const { reportAgain } = await import('../judge-again.ts');
    await reportAgain(options);
  },
};
