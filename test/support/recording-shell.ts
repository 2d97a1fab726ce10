import type { RunOptions, RunResult, RunningProcess, Shell, StartOptions } from '../../model/handle.ts';

/** An order given to the shell. */
export interface Order {
  /** The command line. */
  readonly argv: readonly string[];
  /** What came with it. */
  readonly options: RunOptions | StartOptions;
}

/** A shell that starts nothing and remembers every order. */
export interface RecordingShell extends Shell {
  /** Every order, in order. */
  readonly orders: readonly Order[];
}

/** Makes one; `answer` says what a short command gives back, by default success without a word. */
export function recordingShell(answer: (argv: readonly string[]) => Partial<RunResult> = () => ({})): RecordingShell {
  const orders: Order[] = [];
  return {
    orders,
    run: async (argv, options) => {
      orders.push({ argv, options });
      return { code: 0, stdout: '', stderr: '', ...answer(argv) };
    },
    start: (argv, options): RunningProcess => {
      orders.push({ argv, options });
      return { pid: 2 ** 22 + 1, ended: new Promise(() => undefined), signal: () => false };
    },
  };
}
