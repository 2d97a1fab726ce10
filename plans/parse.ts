import type { CST, Document, YAMLParseError } from 'yaml';
import { Composer, LineCounter, Parser } from 'yaml';
import { checkPlan } from './check.ts';
import type { PlanFile, PlanText, Position } from './file.ts';
import { originOf } from './locate.ts';
import { badPlan } from './problem.ts';
import type { TextProblem } from './text-limits.ts';
import { textProblem } from './text-limits.ts';
import { tooManyTokens, treeProblem } from './tree-limits.ts';

/**
 * Reads a plan written in YAML (or JSON, which is YAML). Refuses at the first mistake, in this order: the text, the
 * nesting, the syntax, the shape. Cost is bounded whatever the text: see `maxPlanBytes`, `maxTokens`, `maxDepth`.
 * @throws Failure `bad-plan`, with `file:line:col` in front
 */
export function parsePlan(text: string, fileName: string): PlanFile {
  const stop = (problem: TextProblem | undefined): void => {
    if (problem) throw badPlan(fileName, positionIn(text, problem.offset), problem);
  };
  stop(textProblem(text) ?? tooManyTokens(text));
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  stop(treeProblem(tokens));
  const document = compose(tokens, text, stop);
  const origin = originOf(fileName, document, lines);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  checkPlan(value, origin);
  return { ...(value as PlanText), origin };
}

/** Builds the one document of the file: core schema, every key a text, no key twice, no merging, no tags. */
function compose(tokens: CST.Token[], text: string, stop: (problem: TextProblem | undefined) => void): Document {
  const composer = new Composer({ stringKeys: true, uniqueKeys: true, merge: false, resolveKnownTags: false });
  const [first, second] = [...composer.compose(tokens, true, text.length)];
  stop(first?.errors.map(syntaxProblem).toSorted((a, b) => a.offset - b.offset)[0]);
  if (second)
    stop({
      offset: second.range[0],
      what: 'a second document begins here',
      why: 'One file holds one plan: remove `---`.',
    });
  if (!first || first.contents === null) stop({ offset: 0, what: 'the file is empty', why: emptyBecause });
  return first as Document;
}

const emptyBecause = 'A plan needs at least the keys suite, stack and experiments.';

function syntaxProblem(error: YAMLParseError): TextProblem {
  const why = error.message.replaceAll(/\s+/g, ' ').slice(0, 200);
  const what = error.code === 'DUPLICATE_KEY' ? 'a key stands here a second time' : 'this is not valid YAML';
  return { offset: error.pos[0], what, why };
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}
