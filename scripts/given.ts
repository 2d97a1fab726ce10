import { Failure } from '../model/failure.ts';
import { withoutAddresses, withoutSecrets } from './night/redact.ts';

/** What a command takes beside its own words. */
export interface Taken {
  /** Every name that may stand behind `--`, as far as the parser goes. */
  readonly names: readonly string[];
  /** Those that are given or not. */
  readonly switches: readonly string[];
  /** Those whose value is a number. */
  readonly numbers: readonly string[];
  /** Those that are words of the command, which the parser would take behind `--` as well. */
  readonly positionals: readonly string[];
}

/** An option as it was typed. */
interface Given {
  readonly name: string;
  /** What stands behind the `=`, or else in the next word; absent where nothing does. */
  readonly value?: string | undefined;
  readonly hasSign: boolean;
}

/**
 * What the parser makes something else of than was typed, in silence: `--no-runs` a false instead of a folder, an empty number a
 * zero, `--json=yes` a no; and a word of the command that is given as an option, of which it takes the one or the other.
 * @param words as they were typed
 * @throws Failure `bad-argument` with the first of them
 */
export function refuseMisgiven(words: readonly string[], taken: Taken): true {
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  const told = withoutSecrets(own);
  for (const [at, word] of own.entries()) {
    const given = optionIn(word, own[at + 1]);
    const why = given && faultOf(given, taken);
    if (why === undefined) continue;
    // What is typed wrongly is told, but no address: some are as good as a password.
    throw new Failure('bad-argument', {
      what: `\`${told[at] ?? ''}\` cannot be meant`,
      why: withoutAddresses(why),
    });
  }
  return true;
}

function optionIn(word: string, next: string | undefined): Given | undefined {
  const [, name, sign, value] = /^--([^=]+)(=)?(.*)$/s.exec(word) ?? [];
  if (name === undefined) return undefined;
  return { name: withHyphens(name), value: sign ? value : next, hasSign: sign !== undefined };
}

/** The parser knows `--keep-size` as `--keepSize` too. */
const withHyphens = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function faultOf(
  { name, value, hasSign }: Given,
  { names, switches, numbers, positionals }: Taken,
): string | undefined {
  const negated = name.startsWith('no-') && !names.includes(name) ? name.slice('no-'.length) : undefined;
  if (positionals.includes(negated ?? name))
    return 'It is a word of the command, and has no name: write the word alone.';
  if (negated !== undefined)
    return names.includes(negated) && !switches.includes(negated)
      ? `--${negated} takes a value; leave it out instead.`
      : undefined;
  if (switches.includes(name))
    return hasSign && value !== 'true' && value !== 'false' ? `It is \`--${name}\` or \`--no-${name}\`.` : undefined;
  if (name === '$0' || name === '_') return 'There is no such option.';
  if (!names.includes(name)) return undefined;
  if ((value ?? '').trim() === '') return 'Its value is empty, as that of a variable that is not set.';
  return numbers.includes(name) && !isNumber(value ?? '') ? `\`${value}\` is no number.` : undefined;
}

/** The parser takes a number with blanks around it. */
const isNumber = (text: string): boolean => text === text.trim() && Number.isFinite(Number(text));
