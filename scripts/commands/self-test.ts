import type { CommandModule } from 'yargs';
import type { SelfTestOptions } from '../options.ts';

/** `spofproof self-test`: the prover on stacks whose truth is known. */
export const selfTestCommand: CommandModule<object, SelfTestOptions> = {
  command: 'self-test',
  describe: 'Prove stacks whose truth is known, and compare: false findings, missed findings',
  builder: (args) =>
    args
      .option('only', { type: 'string', requiresArg: true, describe: 'Cases to play, by name, with commas between' })
      .option('runs', { type: 'string', requiresArg: true, default: 'runs', describe: 'Folder of the runs' })
      .option('seed', { type: 'number', requiresArg: true, default: 1, describe: 'Seed of every chance decision' })
      .option('write', {
        type: 'string',
        requiresArg: true,
        describe: 'Write the result to a file, as Markdown',
      }) as never,
  handler: async (options) => {
    const { selfTest } = await import('../self-test/index.ts');
    Object.assign(options, { exit: await selfTest(options) });
  },
};
