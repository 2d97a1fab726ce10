/** Where words go: data on stdout, everything else on stderr. */
export interface Output {
  /** What the command was asked for; the only thing on stdout. */
  readonly data: (text: string) => void;
  /** Progress and remarks, on stderr; silent with `--quiet`. */
  readonly note: (line: string) => void;
  /** Errors, on stderr, whatever the options. */
  readonly error: (line: string) => void;
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

/** Output bound to this process and its options; honours NO_COLOR and FORCE_COLOR. */
export function openOutput(options: Pick<CommonOptions, 'quiet' | 'color'>): Output {
  const forced = (process.env['FORCE_COLOR'] ?? '0') !== '0';
  const forbidden = !options.color || (process.env['NO_COLOR'] ?? '') !== '';
  return {
    data: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (line) => void (options.quiet || process.stderr.write(`${line}\n`)),
    error: (line) => void process.stderr.write(`${line}\n`),
    color: !forbidden && (forced || process.stdout.isTTY),
    width: process.stdout.columns ?? 100,
    live: process.stderr.isTTY && !options.quiet && process.env['CI'] === undefined,
  };
}
