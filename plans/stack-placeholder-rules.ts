import { nearest } from '../model/name.ts';
import { placeholdersIn, placeholderWords } from '../model/placeholder.ts';
import type { ComponentSpec } from '../model/stack.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { guess } from './shape.ts';
import { shown } from './shown.ts';
import type { StackRule, StackUnderRule } from './stack-rule.ts';

/** A text in which placeholders are filled in. */
interface Place {
  readonly path: PlanPath;
  readonly text: string;
}

function textsOf({ files, append, command }: ComponentSpec, path: PlanPath): readonly Place[] {
  const ofMap = (key: string, map: Readonly<Record<string, string>> = {}, at: PlanPath = path): readonly Place[] =>
    Object.entries(map).map(([name, text]) => ({ path: [...at, key, name], text }));
  const at: PlanPath = [...path, 'command'];
  const words = (key: PlanPath, list: readonly string[] = []): readonly Place[] =>
    list.map((text, index) => ({ path: [...at, ...key, index], text }));
  const exec = command && 'exec' in command.ready ? command.ready.exec : [];
  return [
    ...ofMap('files', files),
    ...ofMap('append', append),
    ...words(['argv'], command?.argv),
    ...words(['ready', 'exec'], exec),
    ...ofMap('env', command?.env, at),
  ];
}

/** What can be filled in, as it is written. */
const fillable = ['${dir}', '${port}', ...placeholderWords.map((word) => `\${${word}.NAME}`)];

/**
 * A word that is none of ours is left to who reads the text, as templates of JavaScript and properties of Java are written the same
 * way, unless it is nearly one of ours and the name behind it is known: then ours was meant.
 */
function problemsIn({ path, text }: Place, known: Readonly<Record<string, readonly string[]>>): readonly PlanProblem[] {
  return placeholdersIn(text).flatMap(({ text: written, what, of, offset }): readonly PlanProblem[] => {
    if (of === undefined) return [];
    const where = `line ${text.slice(0, offset).split('\n').length} of the text`;
    if (!placeholderWords.includes(what)) {
      const meant = nearest(what, placeholderWords);
      if (meant === undefined || !known[meant]?.includes(of)) return [];
      const why = `${guess(what, placeholderWords)}What can be filled in: ${fillable.join(', ')}.`;
      return [{ path, what: `${shown(written)} in ${where} means nothing`, why }];
    }
    const names = known[what] ?? [];
    if (names.includes(of)) return [];
    const spared = `\`\${ ${what}.${of} }\`, with a blank in front, is left to who reads the text.`;
    const why = `${guess(of, names)}Known: ${names.join(', ')}. ${spared}`;
    return [{ path, what: `${shown(written)} in ${where} names nothing`, why }];
  });
}

function knownIn({ stack, around }: StackUnderRule): Readonly<Record<string, readonly string[]>> {
  const components = stack.components.map(({ name }) => name);
  const addresses = [...stack.hosts, ...(stack.addresses ?? [])].map(({ name }) => name);
  return { address: addresses, dir: components, port: components, tool: around.tools };
}

const knownPlaceholders: StackRule = (under) =>
  under.stack.components.flatMap((component, index) =>
    textsOf(component, ['components', index]).flatMap((place) => problemsIn(place, knownIn(under))),
  );

/** A text is put behind a file that is there. */
const appendToSomething: StackRule = ({ stack, around }) =>
  stack.components.flatMap(({ kind, files = {}, append = {} }, index) => {
    const main = around.kinds.find((each) => each.kind === kind)?.mainFile;
    const known = [...(main === undefined ? [] : [main]), ...Object.keys(files)];
    return Object.keys(append).flatMap((name): readonly PlanProblem[] => {
      if (known.includes(name)) return [];
      const why = `${guess(name, known)}${kind} has: ${known.join(', ') || 'no file'}.`;
      return [
        { path: ['components', index, 'append', name], part: 'key', what: `there is no file ${shown(name)}`, why },
      ];
    });
  });

/** Rules about the texts that a stack brings along. */
export const placeholderRules: readonly StackRule[] = [knownPlaceholders, appendToSomething];
