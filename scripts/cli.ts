import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import type { Argv, CommandModule } from 'yargs';
import { exitCodes } from '../model/exit.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import { commands } from './commands/index.ts';
import { sparedCommand } from './commands/lab.ts';
import { complete } from './completion.ts';
import { jsonText } from './json-text.ts';
import { withoutAddresses } from './night/redact.ts';
import { openOutput } from './output.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';
import { refuseStray } from './stray.ts';

const epilogue = `Exit codes: 0 every expectation held, 1 one is broken, 2 unknown, 64 bad arguments or plan,
69 this machine cannot, 70 our bug, 74 not restored, 75 another run is up, 130/143 interrupted.`;

/**
 * The command line: every command is one file in `commands/`.
 * @param list the commands; others only to read an argument list without doing what it says
 */
export function commandLine(argv: readonly string[], list: readonly CommandModule[] = commands): Argv {
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
    .demandCommand(1, 'Name a command.')
    .completion('completion', 'Print the completion script for bash, zsh or fish, by $SHELL', complete)
    .parserConfiguration({ 'populate--': true })
    .check(refuseStray, true)
    .wrap(100)
    .version(versionHere())
    .exitProcess(false)
    .fail((message: string | null, thrown: unknown) => {
      if (thrown instanceof Error && thrown.name !== 'YError') throw thrown;
      throw badArgument(argv, message ?? 'Its arguments cannot be read.');
    });
  for (const command of list) parser.command(command);
  return parser;
}

/** Runs the command line to its end. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const flags = { quiet: false, color: true };
  const output = openOutput(flags);
  const spared = sparedCommand(argv);
  const own = new Set(spared.includes('--') ? spared.slice(0, spared.indexOf('--')) : spared);
  try {
    const parsed = await commandLine(spared).parseAsync();
    return typeof parsed['exit'] === 'number' ? parsed['exit'] : exitCodes.held;
  } catch (thrown) {
    if (own.has('--json')) output.data(jsonText(failureAsJson(thrown)));
    presentFailure(thrown, own.has('--verbose')).forEach(output.error);
    return exitOf(thrown);
  }
}

const versionHere = (): string => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

const packageFile = new URL('../package.json', import.meta.url);

function badArgument(argv: readonly string[], message: string): Failure {
  // What is typed wrongly is told, but no address: some are as good as a password.
  const typed = withoutAddresses(['spofproof', ...argv].join(' '));
  const known = commands.some(({ command }) => String(command).split(' ')[0] === argv[0]);
  const next = `Run \`spofproof ${known ? `${argv[0]} ` : ''}--help\` for what may stand there.`;
  return new Failure('bad-argument', {
    what: `cannot read \`${typed}\``,
    why: withoutAddresses(reasonOf(message)),
    next,
  });
}
