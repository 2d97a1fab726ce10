import type { CommandModule } from 'yargs';
import type { RunOptions } from '../options.ts';

/** `spofproof judge RUN`: the same verdict again, from the stored files. */
export const judgeCommand: CommandModule<object, RunOptions> = {
  command: 'judge <run>',
  describe: 'Judge a stored run again, without root and without the stack',
  builder: (args) =>
    args.positional('run', { type: 'string', demandOption: true, describe: 'Folder, e.g. runs/latest' }) as never,
  handler: async (options) => {
    const { judgeAgain } = await import('../judge-again.ts');
    Object.assign(options, { exit: await judgeAgain(options) });
  },
};
