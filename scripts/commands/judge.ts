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

/** What is taken of evidence from elsewhere that is not said otherwise. */
const usual = { by: 'name', budget: '1.5s', deadline: '250ms', bar: 98 };

/** Options that say something of such evidence alone. */
const ofElsewhere = ['events', 'by', 'budget', 'deadline', 'bar'] as const;

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
        defaultDescription: usual.by,
        describe: 'With --from: the tag of k6 that names the operation',
      })
      .option('budget', {
        type: 'string',
        requiresArg: true,
        defaultDescription: usual.budget,
        describe: 'With --from: longest interruption that is survival',
      })
      .option('deadline', {
        type: 'string',
        requiresArg: true,
        defaultDescription: usual.deadline,
        describe: 'With --from: later answers are bad',
      })
      .option('bar', {
        type: 'number',
        requiresArg: true,
        defaultDescription: String(usual.bar),
        describe: 'With --from: availability that must be shown, in percent',
      }) as never,
  handler: async (options) => {
    Object.assign(options, { exit: await judged(options) });
  },
};

async function judged(options: JudgeOptions): Promise<number> {
  const { from, events, run, files = [] } = options;
  if (from === undefined) {
    refuseOfElsewhere(options);
    const { judgeAgain } = await import('../judge-again.ts');
    return judgeAgain(options);
  }
  if (events === undefined) throw withoutEvents();
  const { judgeElsewhere } = await import('../foreign/judge.ts');
  return judgeElsewhere({ ...usual, ...options, files: [run, ...files] } as unknown as ForeignOptions);
}

/** A run is judged by its own plan and events: options that would be without effect must not look as if they had one. */
function refuseOfElsewhere(options: JudgeOptions): void {
  const given = ofElsewhere.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  const all = [...((options.files ?? []).length > 0 ? ['further files'] : []), ...given];
  if (all.length === 0) return;
  throw new Failure('bad-argument', {
    what: `${all.join(', ')}: only with --from`,
    why: 'A run is one folder, and is judged by the events and the bars in it.',
    next: 'Leave them out, or name the format of the files with `--from`.',
  });
}

const withoutEvents = (): Failure =>
  new Failure('bad-argument', {
    what: '--from needs --events FILE',
    why: 'Requests alone do not say what was done to the stack.',
  });
