import { inert } from '../reports/text/inert.ts';
import { visible } from '../reports/text/visible.ts';
import { typable } from './called.ts';

/** Where words go: data on stdout, everything else on stderr. */
export interface Output {
  /** What the command was asked for; the only thing on stdout. */
  readonly data: (text: string) => void;
  /**
   * Progress and remarks, on stderr; silent with `--quiet`. Each is one line, none acts on the terminal, and our commands in it can
   * be typed as they stand there.
   */
  readonly note: (line: string) => void;
  /** Errors, on stderr, whatever the options; of one line, and none acts on the terminal, as with remarks. */
  readonly error: (line: string) => void;
  /** What the CI that reads along shall obey, on stderr as it is; whoever makes it has spelled out what is foreign in it. */
  readonly command: (line: string) => void;
  /** Whether colour may be used on stdout. */
  readonly color: boolean;
  /** Columns of stdout; 100 when it is no terminal. */
  readonly width: number;
  /** Whether stderr is a terminal that can rewrite its last line. */
  readonly live: boolean;
}

/** The options every command has. */
export interface CommonOptions {
  /** One JSON object on stdout and nothing else. */
  readonly json: boolean;
  /** No progress. */
  readonly quiet: boolean;
  /** Stack traces and more progress. */
  readonly verbose: boolean;
  /** `--no-color` makes it false. */
  readonly color: boolean;
}

/** What an output is bound to: a process, as far as it matters here. */
export interface OutputPlace {
  /** NO_COLOR, FORCE_COLOR and CI are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where data goes. */
  readonly stdout: TextStream;
  /** Where everything else goes. */
  readonly stderr: TextStream;
}

type TextStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown };

/** Columns of what is no terminal, or does not know its size: some say that they have none. */
const usualWidth = 100;

/** Output bound to this process and its options; honours NO_COLOR and FORCE_COLOR, each when it is not empty. */
export function openOutput(options: Pick<CommonOptions, 'quiet' | 'color'>, place: OutputPlace = process): Output {
  const { env, stdout, stderr } = place;
  const forced = !['', '0'].includes(env['FORCE_COLOR'] ?? '');
  const forbidden = !options.color || (env['NO_COLOR'] ?? '') !== '';
  return {
    data: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (line) => void (options.quiet || stderr.write(`${printable(typable(line))}\n`)),
    error: (line) => void stderr.write(`${printable(line)}\n`),
    command: (line) => void stderr.write(`${line}\n`),
    color: !forbidden && (forced || stdout.isTTY),
    width: stdout.columns || usualWidth,
    live: stderr.isTTY && !options.quiet && env['CI'] === undefined,
  };
}

/** A foreign line: characters that act on a terminal are shown, never obeyed, and so is what a CI would take for a command. */
export const printable = (line: string): string => inert(visible(line));
