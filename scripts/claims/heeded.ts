import { Failure } from '../../model/failure.ts';

/** Options of `prove` that mean something for claims as well, and what the parser adds by itself. */
const heeded = new Set(['only', 'runs', 'seed', 'suites', 'json', 'quiet', 'verbose', 'color', '_', '$0', '--']);

/**
 * Refuses the options of `prove` that are about a single run: silently without effect they would promise what does not happen.
 * @throws Failure `bad-argument` with the first of them
 */
export function refuseUnheeded(options: object): void {
  const [name] = Object.entries(options).find(([key, value]) => value !== undefined && !heeded.has(key)) ?? [];
  if (name === undefined) return;
  const next = 'Run `spofproof prove claims` without it; each run below its folder is an ordinary one.';
  throw new Failure('bad-argument', {
    what: `prove claims takes no --${name}`,
    why: 'It is about a single run.',
    next,
  });
}
