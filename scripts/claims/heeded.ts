import { Failure } from '../../model/failure.ts';

/** Options of every command, and what the parser adds by itself: the words of the command above have values of their own. */
const ofAll = ['json', 'quiet', 'verbose', 'color', '_', '$0', '--', 'suites', 'suite'];

/** Options of `prove` and `plan` that mean something for claims as well. */
const heeded = { prove: ['only', 'runs', 'seed'], plan: ['only'] } as const;

/**
 * Refuses the options of `prove` and `plan` that are about a single run: silently without effect they would promise what does
 * not happen.
 * @throws Failure `bad-argument` with the first of them
 */
export function refuseUnheeded(command: keyof typeof heeded, options: object): void {
  const known = new Set<string>([...ofAll, ...heeded[command]]);
  const [name] = Object.entries(options).find(([key, value]) => value !== undefined && !known.has(key)) ?? [];
  if (name === undefined) return;
  const next = `Run \`spofproof ${command} claims\` without it; each run below its folder is an ordinary one.`;
  throw new Failure('bad-argument', {
    what: `${command} claims takes no --${name}`,
    why: 'It is about a single run.',
    next,
  });
}
