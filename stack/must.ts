import { Failure } from '../model/failure.ts';
import type { RunResult } from '../model/handle.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import type { Lab } from './lab.ts';

/** A fixed text for bash, that what it works on reaches as arguments alone. */
export interface Script {
  /** What it does, in words: what it is called where it fails. */
  readonly does: string;
  /** The text. */
  readonly text: string;
}

/** Longest time for a script; each takes some 50 ms. */
const scriptMs = ms(10_000);

/** Runs a command of which nothing but success makes sense. */
export async function must(
  lab: Pick<Lab, 'shell'>,
  argv: readonly string[],
  input = '',
  timeoutMs = 10_000,
): Promise<void> {
  succeeded(`\`${argv.join(' ')}\``, await lab.shell.run(argv, { input, timeoutMs: ms(timeoutMs) }));
}

/** What a command says of which nothing but success makes sense: one that failed would pass for one that found nothing. */
export async function answerOf(
  lab: Pick<Lab, 'shell'>,
  argv: readonly string[],
  timeoutMs: Milliseconds,
): Promise<string> {
  const result = await lab.shell.run(argv, { timeoutMs });
  succeeded(`\`${argv.join(' ')}\``, result);
  return result.stdout;
}

/** Runs a script of which nothing but success makes sense; many commands cost no more than one that way. */
export async function mustScript(
  lab: Pick<Lab, 'shell'>,
  { does, text }: Script,
  words: readonly string[],
): Promise<void> {
  const argv = ['bash', '-o', 'errexit', '-c', text, 'spofproof-lab', ...words];
  succeeded(does, await lab.shell.run(argv, { timeoutMs: scriptMs }).catch(named(does)));
}

/** Fails with what a script does in place of its text, where it took too long. */
const named =
  (does: string) =>
  (thrown: unknown): never => {
    if (!(thrown instanceof Failure) || thrown.code !== 'command-timed-out') throw thrown;
    const what = `${does} did not end within ${scriptMs} ms`;
    throw new Failure('command-timed-out', { what, why: thrown.why, cause: thrown });
  };

function succeeded(what: string, { code, stderr }: RunResult): void {
  if (code === 0) return;
  const why = stderr.trim().split('\n').at(-1) || 'it gave no reason';
  throw new Failure('command-failed', { what: `${what} ended with code ${code}`, why });
}
