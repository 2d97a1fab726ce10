import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import type { Argv, CommandModule } from 'yargs';
import { exitCodes } from '../model/exit.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import { commands } from './commands/index.ts';
import { sparedCommand } from './commands/lab.ts';
import { complete } from './completion.ts';
import { refuseMisgiven } from './given.ts';
import type { Taken } from './given.ts';
import { jsonText } from './json-text.ts';
import { withoutAddresses, withoutSecrets } from './night/redact.ts';
import { openOutput } from './output.ts';
import type { CommonOptions } from './output.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';
import { refuseStray } from './stray.ts';

const epilogue = `Exit codes: 0 every expectation held, 1 one is broken, 2 unknown, 64 bad arguments or plan,
69 this machine cannot, 70 our bug, 74 not restored, 75 another run is up, 129, 130 or 143 interrupted.`;

/**
 * The command line: every command is one file in `commands/`.
 * @param list the commands; others only to read an argument list without doing what it says
 */
export function commandLine(argv: readonly string[], list: readonly CommandModule[] = commands): Argv {
  const parser = yargs([...argv])
    .scriptName('spofproof')
    // Its own words would follow the machine's language, and ours do not.
    .locale('en')
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
    // Words that look like numbers stay as they are: those behind `--` are of a command that is not ours.
    .parserConfiguration({ 'populate--': true, 'dot-notation': false, 'parse-positional-numbers': false })
    .check((read, known) => refuseStray(read) && refuseMisgiven(argv, takenBy(parser, known)), true)
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

/** What the parser knows of the command that was typed; its types lack the half of it. */
function takenBy(parser: Argv, known: unknown): Taken {
  const { key, boolean, number } = known as Readonly<Record<'boolean' | 'number', readonly string[]>> & { key: object };
  const groups = (parser as unknown as { getGroups(): Readonly<Record<string, readonly string[]>> }).getGroups();
  return { names: Object.keys(key), switches: boolean, numbers: number, positionals: groups['Positionals:'] ?? [] };
}

/** Runs the command line to its end. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const flags = { quiet: false, color: true };
  const output = openOutput(flags);
  const spared = sparedCommand(argv);
  const parser = commandLine(spared);
  try {
    const parsed = await parser.parseAsync();
    return typeof parsed['exit'] === 'number' ? parsed['exit'] : exitCodes.held;
  } catch (thrown) {
    const { json = false, verbose = false } = readBy(parser);
    if (json) output.data(jsonText(failureAsJson(thrown)));
    presentFailure(thrown, verbose).forEach(output.error);
    return exitOf(thrown);
  }
}

/** How a failure is to be told: what the parser made of the words, also where it could not go on. */
const readBy = ({ parsed }: Argv): Partial<CommonOptions> =>
  parsed === false ? {} : (parsed.argv as Partial<CommonOptions>);

const versionHere = (): string => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

const packageFile = new URL('../package.json', import.meta.url);

function badArgument(argv: readonly string[], message: string): Failure {
  // What is typed wrongly is told, but no address: some are as good as a password.
  const typed = ['spofproof', ...withoutSecrets(argv)].join(' ');
  const known = commands.some(({ command }) => String(command).split(' ')[0] === argv[0]);
  const next = `Run \`spofproof ${known ? `${argv[0]} ` : ''}--help\` for what may stand there.`;
  return new Failure('bad-argument', {
    what: `cannot read \`${typed}\``,
    why: withoutAddresses(reasonOf(message)),
    next,
  });
}
