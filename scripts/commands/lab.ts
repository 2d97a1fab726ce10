import type { Argv, CommandModule } from 'yargs';
import type { LabExecOptions, LabUpOptions } from '../options.ts';
import type { CommonOptions } from '../output.ts';

/** Puts `--` behind the host of `lab exec HOST …`, so that the command's own options stay its own. */
export function sparedCommand(argv: readonly string[]): readonly string[] {
  const [first, second, host, ...command] = argv;
  if (first !== 'lab' || second !== 'exec' || host === undefined || host.startsWith('-') || command[0] === '--')
    return argv;
  return command.length === 0 || command[0]?.startsWith('--') ? argv : [first, second, host, '--', ...command];
}

const up: CommandModule<object, LabUpOptions> = {
  command: 'up [stack]',
  describe: 'Raise a stack and keep it up',
  builder: (args) =>
    args
      .positional('stack', {
        type: 'string',
        default: 'two-servers',
        describe: 'Name of a shipped stack, or a stack file',
      })
      .option('for', {
        type: 'string',
        requiresArg: true,
        default: '1h',
        describe: 'It ends by itself after this long',
      })
      .option('watch', {
        type: 'boolean',
        describe: 'Show its state once it is up; on a terminal unless --no-watch',
      }) as never,
  handler: async (options) => {
    const { labUp } = await import('../lab-commands.ts');
    Object.assign(options, { exit: await labUp(options) });
  },
};

const exec: CommandModule<object, LabExecOptions> = {
  command: 'exec <host>',
  describe: 'Run a command on a host of the lab: lab exec server1 ss -ltn',
  builder: (args) =>
    args.positional('host', { type: 'string', demandOption: true, describe: 'Host of the stack' }) as never,
  handler: async (options) => {
    const { labExec } = await import('../lab-commands.ts');
    Object.assign(options, { exit: await labExec(options) });
  },
};

const watch: CommandModule<object, CommonOptions> = {
  command: 'watch',
  describe: 'Show who serves, who takes writes and what is down: a page, or on a pipe a line per change',
  handler: async (options) => {
    const { labWatch } = await import('../lab-commands.ts');
    Object.assign(options, { exit: await labWatch(options) });
  },
};

const down: CommandModule<object, CommonOptions> = {
  command: 'down',
  describe: 'Take the lab down; nothing of it stays',
  handler: async (options) => {
    const { labDown } = await import('../lab-commands.ts');
    await labDown(options);
  },
};

/** `spofproof lab`: a stack to play with. */
export const lab: CommandModule<object, CommonOptions> = {
  command: 'lab <action>',
  describe: 'Keep a stack up to play with: lab up, lab watch, lab exec HOST CMD, lab down',
  builder: (args) =>
    (args as Argv)
      .command(up)
      .command(watch)
      .command(exec)
      .command(down)
      .demandCommand(1, 'Name up, watch, exec or down.') as never,
  handler: () => undefined,
};
