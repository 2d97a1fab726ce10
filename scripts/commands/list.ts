import type { CommandModule } from 'yargs';
import type { CommonOptions } from '../output.ts';

/** `spofproof list`: what is there to run. */
export const list: CommandModule<object, CommonOptions> = {
  command: 'list',
  describe: 'List the shipped suites, stacks and faults',
  handler: async (options) => {
    const { listEverything } = await import('../list-everything.ts');
    listEverything(options);
  },
};
