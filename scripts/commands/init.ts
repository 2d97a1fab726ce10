import type { CommandModule } from 'yargs';
import type { InitOptions } from '../options.ts';

/** `spofproof init`: a stack and a plan to start from. */
export const init: CommandModule<object, InitOptions> = {
  command: 'init [dir]',
  describe: 'Write a commented stack.yaml and plan.yaml to start from; overwrites nothing',
  builder: (args) =>
    args.positional('dir', { type: 'string', default: '.', describe: 'Folder, made when missing' }) as never,
  handler: async (options) => {
    const { writeStart } = await import('../init.ts');
    writeStart(options);
  },
};
