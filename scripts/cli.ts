import yargs from 'yargs';
import type { Argv } from 'yargs';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import { commands } from './commands/index.ts';
import { sparedCommand } from './commands/lab.ts';
import { openOutput } from './output.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';

const epilogue = `Exit codes: 0 every expectation held, 1 one is broken, 2 unknown, 64 bad arguments or plan,
69 this machine cannot, 70 our bug, 74 not restored, 75 another run is up, 130/143 interrupted.`;

/** The command line: every command is one file in `commands/`. */
export function commandLine(argv: readonly string[]): Argv {
  const parser = yargs([...argv])
    .scriptName('spofproof')
    .usage('$0 <command>\n\nProves the single points of failure of a load-balanced web stack.')
    .option('json', {
      type: 'boolean',
      default: false,
      global: true,
      describe: 'One JSON object on stdout, nothing else',
    })
    .option('quiet', { type: 'boolean', default: false, global: true, describe: 'No progress' })
    .option('verbose', { type: 'boolean', default: false, global: true, describe: 'Stack traces' })
    .option('color', {
      type: 'boolean',
      default: true,
      global: true,
      describe: 'Colour; --no-color or NO_COLOR turns it off',
    })
    .example('$0 prove', 'prove the default suite on the built-in stack')
    .example('$0 prove my-plan.yaml', 'prove your own plan')
    .example('$0 plan my-plan.yaml', 'show what would be done, touching nothing')
    .epilogue(epilogue)
    .strict()
    .recommendCommands()
    .demandCommand(1, 'name a command')
    .completion('completion', 'Print the completion script for bash or zsh')
    .parserConfiguration({ 'populate--': true })
    .wrap(100)
    .version(false)
    .exitProcess(false)
    .fail((message: string | null, thrown: unknown) => {
      throw thrown instanceof Error ? thrown : badArgument(message ?? 'arguments cannot be read');
    });
  for (const command of commands) parser.command(command);
  return parser;
}

/** Runs the command line to its end. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const flags = { quiet: false, color: true };
  const output = openOutput(flags);
  try {
    const parsed = await commandLine(sparedCommand(argv)).parseAsync();
    return typeof parsed['exit'] === 'number' ? parsed['exit'] : exitCodes.held;
  } catch (thrown) {
    if (argv.includes('--json')) output.data(JSON.stringify(failureAsJson(thrown), undefined, 2));
    presentFailure(thrown, argv.includes('--verbose')).forEach(output.error);
    return exitOf(thrown);
  }
}

function badArgument(message: string): Failure {
  const [what = message] = message.split('\n');
  return new Failure('bad-argument', { what: what.trim(), why: 'The command line is read strictly.' });
}
