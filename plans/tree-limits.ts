import type { CST } from 'yaml';
import { Lexer } from 'yaml';
import type { TextProblem } from './text-limits.ts';

/** Deepest nesting of lists and maps; plans and stacks need six. */
const maxDepth = 32;

/** Most words and marks of YAML in a file; a plan of 100 experiments has about 5,000. */
const maxTokens = 20_000;

const refused: Partial<Record<CST.Token['type'], readonly [what: string, why: string]>> = {
  alias: ['aliases (*name) are not allowed', 'Plans and stacks say everything where it stands: write the value out.'],
  anchor: ['anchors (&name) are not allowed', 'Plans and stacks say everything where it stands: write the value out.'],
  tag: ['tags (!name) are not allowed', 'Plans and stacks hold text, numbers, lists and maps only: remove the tag.'],
  directive: ['directives (%NAME) are not allowed', 'Plans and stacks are plain YAML 1.2: remove the line.'],
};

/** Refuses a text with too many words, without keeping any of them; the parser would cost memory for each. */
export function tooManyTokens(text: string, most = maxTokens): TextProblem | undefined {
  let count = 0;
  for (const _token of new Lexer().lex(text)) if (++count > most) return tooMany;
  return undefined;
}

const tooMany: TextProblem = {
  offset: 0,
  what: 'the file has too many values',
  why: 'No plan or stack needs that many: is it the right file?',
};

/**
 * The first thing in a parsed but not yet composed file that a plan may not use. Walks with its own stack:
 * the composer that comes next calls itself once a level, so the depth must be known before.
 */
export function treeProblem(tokens: readonly CST.Token[]): TextProblem | undefined {
  let first: TextProblem | undefined;
  const left: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = left.pop(); entry; entry = left.pop()) {
    const problem = problemOf(entry.token, entry.depth);
    if (problem && (!first || problem.offset < first.offset)) first = problem;
    const depth = entry.depth + ('items' in entry.token ? 1 : 0);
    for (const token of childrenOf(entry.token)) left.push({ token, depth });
  }
  return first;
}

function problemOf(token: CST.Token, depth: number): TextProblem | undefined {
  const [what, why] = refused[token.type] ?? [];
  if (what !== undefined && why !== undefined) return { offset: token.offset, what, why };
  if (!('items' in token) || depth < maxDepth) return undefined;
  return {
    offset: token.offset,
    what: `values are nested deeper than ${maxDepth} levels`,
    why: 'Plans and stacks need six levels at most.',
  };
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return present([...token.start, token.value]);
  if (token.type === 'block-scalar') return token.props;
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => present([...item.start, item.key, ...(item.sep ?? []), item.value]));
}

const present = (tokens: readonly (CST.Token | null | undefined)[]): CST.Token[] =>
  tokens.filter((token) => token !== null && token !== undefined);
