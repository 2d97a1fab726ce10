import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { faultIds } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { targetsOf } from '../model/stack.ts';
import { suiteNames } from '../plans/names.ts';
import { livingLab } from './lab-state.ts';

/** Hands over the words that the command line knows by itself: commands and options. */
type Known = (onKnown: (error: Error | null, words: string[] | undefined) => void) => void;

/** The words of a command line that is being typed, in front of the one under the cursor. */
type Typed = readonly string[];

/** What may stand next, by the command in front; each is asked for nothing but names. */
const offers: Readonly<Record<string, (typed: Typed) => readonly string[]>> = {
  prove: () => [...suiteNames, ...filesHere()],
  plan: () => [...suiteNames, ...filesHere()],
  chaos: ([fault]) => (fault === undefined ? faultIds : targets()),
  'lab up': ([stack]) => (stack === undefined ? [...shipped().map(({ name }) => name), ...filesHere()] : []),
  'lab exec': ([host]) => (host === undefined ? hosts() : []),
};

/** The shipped stacks; read only when a shell asks for them, at once, as nothing may be waited for. */
const shipped = (): readonly StackSpec[] =>
  (createRequire(import.meta.url)('../stack/topologies/index.ts') as { readonly topologies: readonly StackSpec[] })
    .topologies;

/** Plans and stacks in the folder where the user is; none in one that may not be listed. */
function filesHere(): readonly string[] {
  try {
    return readdirSync('.').filter((name) => /\.ya?ml$/.test(name));
  } catch {
    return [];
  }
}

/** Of the lab that is up, or of the shipped stacks when none is. */
const targets = (): readonly string[] => livingLab()?.targets ?? [...new Set(shipped().flatMap(targetsOf))];

const hosts = (): readonly string[] => {
  const lab = livingLab();
  if (lab) return Object.keys(lab.addresses);
  return [...new Set(shipped().flatMap(({ hosts: all }) => all.map(({ name }) => name)))];
};

/**
 * What a shell offers to go on with: commands and options, and the names that may stand there.
 * It must not wait for anything: yargs reads on meanwhile, and takes the question for a wrong argument.
 */
export function complete(
  current: string,
  argv: { readonly _?: readonly (string | number)[] },
  known: Known,
  done: (words: string[]) => void,
): void {
  known((_, words = []) => {
    const names = current.startsWith('-') ? [] : namesFor(typedWords(argv._ ?? [], current));
    done([...names.filter((name) => name.startsWith(current)), ...words]);
  });
}

/** The words in front of the one under the cursor, which bash gives even while it is empty, and fish then does not. */
function typedWords(all: readonly (string | number)[], current: string): Typed {
  const words = all.map(String);
  return words.at(-1) === current ? words.slice(0, -1) : words;
}

/** Every object has a `toString` too. */
const isOffered = (command: string): boolean => Object.hasOwn(offers, command);

function namesFor(typed: Typed): readonly string[] {
  const at = typed.findIndex((word, index) => isOffered(word) || isOffered(`${word} ${typed[index + 1]}`));
  const single = typed[at] ?? '';
  const key = isOffered(single) ? single : `${single} ${typed[at + 1]}`;
  if (!isOffered(key)) return [];
  return offers[key]?.(typed.slice(at + key.split(' ').length)) ?? [];
}
