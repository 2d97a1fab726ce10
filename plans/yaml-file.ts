import type { CST, Document, YAMLParseError } from 'yaml';
import { Composer, LineCounter, Parser } from 'yaml';
import type { PlanOrigin, Position } from './file.ts';
import { originOf } from './locate.ts';
import { badFile } from './problem.ts';
import type { TextProblem } from './text-limits.ts';
import { textProblem } from './text-limits.ts';
import { tooManyTokens, treeProblem } from './tree-limits.ts';

/** A file of YAML as data, and where everything in it stands. */
export interface YamlFile {
  /** Maps, lists, texts, numbers, truth values and nothing; its shape is not checked yet. */
  readonly value: unknown;
  /** Finds values in the text. */
  readonly origin: PlanOrigin;
}

/** A reading under way. */
interface Reading extends Pick<PlanOrigin, 'fileName' | 'holds'> {
  /** Ends it when there is a problem. */
  readonly stop: (problem: TextProblem | undefined) => void;
}

/**
 * Reads YAML (or JSON, which is YAML). Refuses at the first mistake, in this order: the text, the nesting, the syntax.
 * Cost is bounded whatever the text: see `maxPlanBytes`, `maxTokens`, `maxDepth`.
 * @param narrower what a file may not be although YAML is; asked before the syntax of YAML is
 * @throws Failure `bad-plan`, `bad-stack` or `bad-baseline`, with `file:line:col` in front
 */
export function readYaml(
  text: string,
  file: Pick<PlanOrigin, 'fileName' | 'holds'>,
  narrower: (text: string) => TextProblem | undefined = () => undefined,
): YamlFile {
  const stop = (problem: TextProblem | undefined): void => {
    if (problem) throw badFile(file, positionIn(text, problem.offset), problem);
  };
  stop(textProblem(text) ?? tooManyTokens(text, file.holds === 'baseline' ? mostInBaseline : undefined));
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  stop(treeProblem(tokens) ?? narrower(text));
  const document = compose(tokens, text, { ...file, stop });
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return { value, origin: { ...file, ...originOf(file.fileName, document, lines) } };
}

/** A baseline says little of many cells: the largest plan has 600. */
const mostInBaseline = 60_000;

/** Builds the one document of the file: core schema, every key a text, no key twice, no merging, no tags. */
function compose(tokens: CST.Token[], text: string, { holds, stop }: Reading): Document {
  const composer = new Composer({ stringKeys: true, uniqueKeys: true, merge: false, resolveKnownTags: false });
  const [first, second] = [...composer.compose(tokens, true, text.length)];
  const errors = first?.errors ?? [];
  stop(firstOf(errors.flatMap((error) => tabProblem(error, text) ?? [])) ?? firstOf(errors.map(syntaxProblem)));
  if (second)
    stop({
      offset: second.range[0],
      what: 'a second document begins here',
      why: `One file holds one ${holds ?? 'plan'}: remove \`---\`.`,
    });
  if (!first || first.contents === null)
    stop({ offset: 0, what: 'the file is empty', why: emptyBecause[holds ?? 'plan'] });
  return first as Document;
}

const emptyBecause = {
  plan: 'A plan needs at least the keys suite, stack and experiments.',
  stack: 'A stack needs at least the keys name, entry, hosts and components.',
  baseline: 'A baseline needs at least the keys schema, stack, suite, from and cells.',
};

const firstOf = (problems: readonly TextProblem[]): TextProblem | undefined =>
  problems.toSorted((a, b) => a.offset - b.offset)[0];

/** Told before all else: what comes of it further on would mislead. */
const tabIndent = { what: 'a tab is used to indent', why: 'YAML indents by spaces: replace the tab by spaces.' };

/** Between brackets, and in a block of text behind its indent, YAML takes tabs: only its parser knows where those are. */
function tabProblem({ code, pos: [offset] }: YAMLParseError, text: string): TextProblem | undefined {
  if (code !== 'TAB_AS_INDENT' && code !== 'BAD_INDENT') return undefined;
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const [indent] = /^ *\t/.exec(text.slice(line)) ?? [];
  if (indent !== undefined) return { offset: line + indent.length - 1, ...tabIndent };
  return code === 'TAB_AS_INDENT' ? { offset: Math.max(offset, text.indexOf('\t', offset)), ...tabIndent } : undefined;
}

function syntaxProblem(error: YAMLParseError): TextProblem {
  const why = error.message.replaceAll(/\s+/g, ' ').slice(0, 200);
  const what = error.code === 'DUPLICATE_KEY' ? 'a key stands here a second time' : 'this is not valid YAML';
  return { offset: error.pos[0], what, why };
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}
