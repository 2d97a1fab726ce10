/**
 * Names of the suites that ship with the program, in their order; the first is the default. Written down apart from them:
 * a shell that completes a word asks for names at every key, and should not wait for the suites to be made.
 */
export const suiteNames: readonly string[] = ['essentials', 'smoke', 'sweep', 'sweep-pairs', 'nightly'];
