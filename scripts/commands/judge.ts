import type { CommandModule } from 'yargs';
import { Failure } from '../../model/failure.ts';
import { foreignFormats } from '../../model/foreign.ts';
import type { ForeignOptions } from '../foreign/options.ts';
import type { CommonOptions } from '../output.ts';

/** Options of `judge`: of a run, or of evidence from elsewhere. */
export interface JudgeOptions extends CommonOptions, Partial<Omit<ForeignOptions, 'files' | keyof CommonOptions>> {
  /** Folder of the run, or files of evidence. */
  readonly run: string;
  /** Further files. */
  readonly files?: readonly string[];
}

/** `spofproof judge RUN`: the same verdict again, from the stored files; with `--from`, a verdict of files from elsewhere. */
export const judgeCommand: CommandModule<object, JudgeOptions> = {
  command: 'judge <run> [files..]',
  describe: 'Judge a stored run again, or requests from elsewhere: judge --from k6-csv FILE... --events FILE',
  builder: (args) =>
    args
      .positional('run', {
        type: 'string',
        demandOption: true,
        describe: 'Folder, e.g. runs/latest; a file with --from',
      })
      .positional('files', { type: 'string', array: true, describe: 'Further files with --from, of the same load' })
      .option('from', { choices: foreignFormats, describe: 'Format of files that were gathered elsewhere' })
      .option('events', {
        type: 'string',
        requiresArg: true,
        describe: 'With --from: what was done when, as events.ndjson',
      })
      .option('by', {
        type: 'string',
        requiresArg: true,
        default: 'name',
        describe: 'With --from: the tag of k6 that names the operation',
      })
      .option('budget', {
        type: 'string',
        requiresArg: true,
        default: '1.5s',
        describe: 'With --from: longest interruption that is survival',
      })
      .option('deadline', {
        type: 'string',
        requiresArg: true,
        default: '250ms',
        describe: 'With --from: later answers are bad',
      })
      .option('bar', {
        type: 'number',
        requiresArg: true,
        default: 98,
        describe: 'With --from: availability that must be shown, in percent',
      }) as never,
  handler: async (options) => {
    Object.assign(options, { exit: await judged(options) });
  },
};

async function judged(options: JudgeOptions): Promise<number> {
  const { from, events, run, files = [] } = options;
  if (from === undefined) {
    if (events !== undefined || files.length > 0) throw withoutFormat();
    const { judgeAgain } = await import('../judge-again.ts');
    return judgeAgain(options);
  }
  if (events === undefined) throw withoutEvents();
  const { judgeElsewhere } = await import('../foreign/judge.ts');
  return judgeElsewhere({ ...options, files: [run, ...files] } as unknown as ForeignOptions);
}

const withoutFormat = (): Failure =>
  new Failure('bad-argument', {
    what: 'files and --events need --from',
    why: 'A run is one folder, and has its own events.',
  });

const withoutEvents = (): Failure =>
  new Failure('bad-argument', {
    what: '--from needs --events FILE',
    why: 'Requests alone do not say what was done to the stack.',
  });
