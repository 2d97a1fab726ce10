import type { CommandModule } from 'yargs';
import type { ChaosOptions } from '../options.ts';

/** `spofproof chaos FAULT TARGET`: one fault by hand. */
export const chaos: CommandModule<object, ChaosOptions> = {
  command: 'chaos <fault> <target>',
  describe: 'Do one fault to the lab that is up, look at it, and heal it: chaos stop server1 --for 10s',
  builder: (args) =>
    args
      .positional('fault', { type: 'string', demandOption: true, describe: 'Verb, e.g. stop; `list` names them' })
      .positional('target', { type: 'string', demandOption: true, describe: 'Host or component of the stack' })
      .option('for', { type: 'string', requiresArg: true, default: '10s', describe: 'How long it is held' }) as never,
  handler: async (options) => {
    const { chaosByHand } = await import('../by-hand/chaos.ts');
    Object.assign(options, { exit: await chaosByHand(options) });
  },
};
