import { suiteNames } from '../plans/names.ts';

/** Hands over the words that the command line knows by itself: commands and options. */
type Known = (onKnown: (error: Error | null, words: string[] | undefined) => void) => void;

/** Commands behind which a suite may stand. */
const takeSuites = ['prove', 'plan'];

/**
 * What a shell offers to go on with: commands and options, and behind `prove` and `plan` the suites that ship.
 * It must not wait for anything: yargs reads on meanwhile, and takes the question for a wrong argument.
 */
export function complete(
  current: string,
  argv: { readonly _?: readonly (string | number)[] },
  known: Known,
  done: (words: string[]) => void,
): void {
  known((_, words = []) => {
    const isSuite = takeSuites.some((command) => argv._?.slice(0, -1).includes(command));
    const suites = isSuite ? suiteNames.filter((name) => name.startsWith(current)) : [];
    done([...suites, ...words]);
  });
}
