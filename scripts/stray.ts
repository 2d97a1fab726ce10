import { Failure } from '../model/failure.ts';

/** A command line as far as it was read: options by name, the words of the command in `_`, those behind `--`. */
export interface ReadArguments extends Readonly<Record<string, unknown>> {
  /** The words of the command. */
  readonly _: readonly (string | number)[];
  /** What stands behind `--`; absent when nothing does. */
  readonly '--'?: readonly string[] | undefined;
}

/** Words of which a command takes any number. */
const lists: ReadonlySet<string> = new Set(['suites', 'files']);

/**
 * What the parser lets pass in silence: words behind `--`, which are for a command inside the lab and nothing else, and an
 * option that is given twice, of which only one can be meant.
 * @throws Failure `bad-argument`
 */
export function refuseStray({ _: [first, second], '--': spared = [], ...options }: ReadArguments): true {
  if (spared.length > 0 && !(first === 'lab' && second === 'exec')) {
    const why = 'Only `lab exec HOST -- COMMAND` takes words behind it; leave the `--` out.';
    throw new Failure('bad-argument', { what: `\`${spared.join(' ')}\` stands behind \`--\``, why });
  }
  const twice = Object.keys(options).find((name) => !lists.has(name) && Array.isArray(options[name]));
  if (twice === undefined) return true;
  throw new Failure('bad-argument', { what: `--${twice} is given more than once`, why: 'Only one can be meant.' });
}
