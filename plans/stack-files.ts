import type { PlanProblem } from './problem.ts';
import { shown } from './shown.ts';
import type { StackRead, StackSurroundings } from './stack-text.ts';

/** Largest file of a component, and all of them together, in characters: they are kept in every verdict. */
const [maxFile, maxAll] = [64 * 1024, 256 * 1024];

/** Most files of a component. */
const maxFiles = 20;

/** Names of files in a component's directory: at most three folders, none hidden, none that leads up. */
const fileName = /^(?:[a-z0-9][\w.-]{0,63}\/){0,3}[a-zA-Z0-9][\w.-]{0,63}$/;

/** Paths behind `@`: relative, printable, without a step up. */
const besidePath = /^(?!.*(?:^|\/)\.\.(?:\/|$))[^\s/~\\\p{C}][^\\\p{C}]{0,200}$/u;

/** Texts of one component by name, where they stand, and what is wrong with them. */
interface Brought {
  readonly texts: Record<string, string>;
  readonly problems: readonly PlanProblem[];
}

/** The stack with every `@path` replaced by the text of that file. */
export function bringFiles(
  read: StackRead,
  readFile: StackSurroundings['readFile'],
): { readonly read: StackRead; readonly problems: readonly PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const components = read.components.map((component, index) => {
    const brought = (['files', 'append'] as const).flatMap((key) => {
      const texts = component[key];
      if (!texts) return [];
      const { texts: full, problems: found } = bring(texts, ['components', index, key], readFile);
      problems.push(...found);
      return [[key, full] as const];
    });
    return Object.assign({}, component, Object.fromEntries(brought));
  });
  const all = components.flatMap(({ files, append }) => Object.values({ ...files, ...append }));
  if (all.reduce((sum, text) => sum + text.length, 0) > maxAll) {
    const why = `All files of a stack together have at most ${maxAll / 1024} KiB: every verdict keeps them.`;
    problems.push({ path: ['components'], what: 'the files of the components are too large', why });
  }
  return { read: { ...read, components }, problems };
}

function bring(
  texts: Readonly<Record<string, string>>,
  path: readonly (string | number)[],
  readFile: StackSurroundings['readFile'],
): Brought {
  const entries = Object.entries(texts).map(([name, text]) => {
    const at = [...path, name];
    if (!fileName.test(name)) return { name, text, problem: badName(at, name) };
    const { text: full = '', problem } = text.startsWith('@') ? fromBeside(text, readFile) : { text };
    if (problem !== undefined)
      return { name, text, problem: { path: at, what: `${shown(text)} ${problem}`, why: beside } };
    return full.length > maxFile ? { name, text, problem: tooLarge(at, name) } : { name, text: full };
  });
  const problems: readonly PlanProblem[] = entries.flatMap(({ problem }) => problem ?? []);
  const many = { path, what: `${entries.length} files are too many`, why: `A component has at most ${maxFiles}.` };
  return {
    texts: Object.fromEntries(entries.map(({ name, text }) => [name, text])),
    problems: entries.length > maxFiles ? [many] : problems,
  };
}

function fromBeside(text: string, readFile: StackSurroundings['readFile']): { text?: string; problem?: string } {
  const path = text.slice(1);
  return besidePath.test(path) ? readFile(path) : { problem: 'leads out of the folder of the stack file' };
}

const beside = '`@path` names a file in the folder of the stack file or below it, in UTF-8, of at most 64 KiB.';

const tooLarge = (path: readonly (string | number)[], name: string): PlanProblem => ({
  path,
  what: `the file ${shown(name)} is too large`,
  why: `A file of a component has at most ${maxFile / 1024} KiB.`,
});

const badName = (path: readonly (string | number)[], name: string): PlanProblem => ({
  path,
  part: 'key',
  what: `a file cannot be called ${shown(name)}`,
  why: "It must be a path below the component's own directory of letters, digits, dots, dashes and underscores.",
});
