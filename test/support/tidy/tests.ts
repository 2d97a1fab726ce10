import type { ParsedSource, SyntaxNode } from '../source.ts';
import { find, isSyntax, lineOf, nameOf, walk } from '../source.ts';

const words = new Set(['it', 'test', 'describe']);
const evasions = new Set(['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf']);

/** Places for tests that mirror no file: real processes, test support, kept outputs. */
const ownPlaces = ['test/live/', 'test/support/', 'test/golden/'];

const isTest = ({ path }: Pick<ParsedSource, 'path'>): boolean => path.endsWith('.test.ts');

/** Tests that are left out, run alone, expected to fail, or repeated until they pass. */
export function evasionComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.flatMap(({ path, text, program }) => {
    const complaints: string[] = [];
    walk(program, (node) => {
      const evasion = isTest({ path }) ? evasionOf(node) : configuredRetry(path, node);
      if (evasion) complaints.push(`${path}:${lineOf(text, node.start)}: no ${evasion}`);
    });
    return complaints;
  });
}

function evasionOf(node: SyntaxNode): string | undefined {
  const property = nameOf(node['property']);
  if (node.type === 'MemberExpression' && words.has(rootName(node)) && evasions.has(property)) return `.${property}`;
  if (node.type !== 'CallExpression' || !words.has(rootName(node))) return undefined;
  const settings = (node['arguments'] as readonly SyntaxNode[]).filter(({ type }) => type === 'ObjectExpression');
  const keys = settings.flatMap((each) => (each['properties'] as readonly SyntaxNode[]).map(({ key }) => nameOf(key)));
  return keys.find((key) => key === 'retry' || evasions.has(key));
}

const configuredRetry = (path: string, node: SyntaxNode): string | undefined =>
  path.startsWith('vitest.') && node.type === 'Property' && nameOf(node['key']) === 'retry' ? 'retry' : undefined;

/** The leftmost name of a call or member: `it` of `it.each(table)(title, test)`. */
function rootName(node: SyntaxNode): string {
  const inner = node['callee'] ?? node['object'] ?? node['tag'];
  return isSyntax(inner) ? rootName(inner) : nameOf(node);
}

/** Tests that assert nothing. */
export function assertionComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.filter(isTest).flatMap(({ path, text, program }) =>
    find(program, ['CallExpression'])
      .filter((call) => ['it', 'test'].includes(rootName(call)) && bodyOf(call) && !asserts(bodyOf(call)))
      .map(({ start }) => `${path}:${lineOf(text, start)}: this test expects nothing`),
  );
}

/** An `expect` without a claim behind it. */
export function bareExpectComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.filter(isTest).flatMap(({ path, text, program }) =>
    find(program, ['ExpressionStatement'])
      .filter(({ expression }) => isBareExpect(expression))
      .map(({ start }) => `${path}:${lineOf(text, start)}: expect without a claim`),
  );
}

const bodyOf = (call: SyntaxNode): SyntaxNode | undefined =>
  (call['arguments'] as readonly SyntaxNode[]).findLast(({ type }) =>
    /^(ArrowFunction|Function)Expression$/.test(type),
  );

const asserts = (body: SyntaxNode | undefined): boolean =>
  body !== undefined && find(body, ['CallExpression']).some(({ callee }) => nameOf(callee).startsWith('expect'));

const isBareExpect = (expression: unknown): boolean =>
  isSyntax(expression) && expression.type === 'CallExpression' && nameOf(expression['callee']) === 'expect';

/** Titles that promise instead of claiming. */
export function titleComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.filter(isTest).flatMap(({ path, text, program }) =>
    find(program, ['CallExpression'])
      .filter((call) => words.has(rootName(call)))
      .filter((call) => /\bshould\b/i.test(titleOf(call)))
      .map(({ start }) => `${path}:${lineOf(text, start)}: a title is a claim, without "should"`),
  );
}

function titleOf(call: SyntaxNode): string {
  const [title] = call['arguments'] as readonly SyntaxNode[];
  return typeof title?.['value'] === 'string' ? title['value'] : '';
}

/** Tests that stand elsewhere than what they test. */
export function placeOfTestComplaints(paths: readonly string[]): readonly string[] {
  const mirrored = new Set(paths.map((path) => `test/${path.replace(/\.(ts|mjs)$/, '.test.ts')}`));
  return paths
    .filter((path) => isTest({ path }) && path !== 'test/tidy.test.ts')
    .filter((path) => !mirrored.has(path) && !ownPlaces.some((place) => path.startsWith(place)))
    .map((path) => `${path}: mirrors no file`);
}

/** Tests that put others in the place of modules and do not have theirs to themselves, or the other way round. */
export function replacingComplaints(sources: readonly ParsedSource[], settings: string): readonly string[] {
  return sources.filter(isTest).flatMap(({ path, program }) => {
    const replaces = find(program, ['CallExpression']).some(replacesModule);
    if (replaces === settings.includes(`'${path}'`)) return [];
    return [
      `${path}: ${replaces ? 'replaces modules, and is not' : 'replaces no module, and is'} named in vitest.config.ts`,
    ];
  });
}

const replacesModule = ({ callee }: SyntaxNode): boolean =>
  isSyntax(callee) && rootName(callee) === 'vi' && ['mock', 'doMock'].includes(nameOf(callee['property']));
