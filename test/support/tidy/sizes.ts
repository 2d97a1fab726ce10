import type { ParsedSource, Source, SyntaxNode } from '../source.ts';
import { isSyntax, lineOf, linesOf, nameOf, walk } from '../source.ts';

/** The sizes of design section 11, in lines. */
const sizes = {
  fileMedian: 70,
  fileMax: 250,
  testFileMax: 300,
  functionMedian: 8,
  functionP90: 25,
  functionMax: 60,
  width: 140,
};

const isTest = (path: string): boolean => path.startsWith('test/');

/** A function with its length. */
export interface FunctionSize {
  /** File and line. */
  readonly at: string;
  /** Its name; empty when it has none. */
  readonly name: string;
  /** From its first to its last line. */
  readonly lines: number;
}

/** The value below which a share of the sorted values lies (nearest rank); 0 without values. */
export function quantile(values: readonly number[], wanted: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * wanted) - 1)] ?? 0;
}

/** Files that are too long, and a median that is. */
export function fileSizeComplaints(sources: readonly Source[]): readonly string[] {
  const counted = sources.map(({ path, text }) => ({ path, lines: linesOf(text).length }));
  const limit = (path: string): number => (isTest(path) ? sizes.testFileMax : sizes.fileMax);
  const long = counted.filter(({ path, lines }) => lines > limit(path));
  const median = quantile(
    counted.filter(({ path }) => !isTest(path)).map(({ lines }) => lines),
    0.5,
  );
  const complaints = long.map(({ path, lines }) => `${path}: ${lines} lines, more than ${limit(path)}`);
  return median > sizes.fileMedian ? [...complaints, `the median file has ${median} lines`] : complaints;
}

/** Lines that no screen shows whole. */
export function widthComplaints(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    linesOf(text).flatMap((line, index) =>
      line.length > sizes.width ? [`${path}:${index + 1}: ${line.length} characters wide`] : [],
    ),
  );
}

/** Functions outside the tests that are too long, and a median and a 90th percentile that are. */
export function functionSizeComplaints(sources: readonly ParsedSource[]): readonly string[] {
  const functions = sources.filter(({ path }) => !isTest(path)).flatMap(functionsOf);
  const lengths = functions.map(({ lines }) => lines);
  const complaints = functions
    .filter(({ lines }) => lines > sizes.functionMax)
    .map(({ at, name, lines }) => `${at}: ${name || 'a function'} has ${lines} lines, more than ${sizes.functionMax}`);
  if (quantile(lengths, 0.5) > sizes.functionMedian)
    complaints.push(`the median function has ${quantile(lengths, 0.5)} lines`);
  if (quantile(lengths, 0.9) > sizes.functionP90)
    complaints.push(`10 % of functions have ${quantile(lengths, 0.9)} lines or more`);
  return complaints;
}

/** Every function that has a name or a body in braces; one-line callbacks would only flatter the median. */
export function functionsOf({ path, text, program }: ParsedSource): readonly FunctionSize[] {
  const found: FunctionSize[] = [];
  walk(program, (node, parent) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
    const name = nameOf(node['id']) || givenName(parent);
    if (name === '' && !hasBraces(node)) return;
    const first = lineOf(text, node.start);
    found.push({ at: `${path}:${first}`, name, lines: lineOf(text, node.end) - first + 1 });
  });
  return found;
}

const hasBraces = (node: SyntaxNode): boolean =>
  isSyntax(node['body']) && /^(BlockStatement|FunctionBody)$/.test(node['body'].type);

const givenName = (parent: SyntaxNode | undefined): string =>
  parent && /^(VariableDeclarator|Property|MethodDefinition|PropertyDefinition)$/.test(parent.type)
    ? nameOf(parent['id']) || nameOf(parent['key'])
    : '';
