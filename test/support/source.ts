import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A file of the repository. */
export interface Source {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  /** Its whole text. */
  readonly text: string;
}

/** A piece of syntax, as the parser gives it. */
export interface SyntaxNode {
  /** ESTree name, for example `CallExpression`. */
  readonly type: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
  /** Everything else depends on the type. */
  readonly [field: string]: unknown;
}

/** A file with its syntax. */
export interface ParsedSource extends Source {
  /** The whole file. */
  readonly program: SyntaxNode;
  /** Its comments, in order; `value` is without the marks. */
  readonly comments: readonly { readonly type: 'Line' | 'Block'; readonly value: string; start: number; end: number }[];
  /** What it imports or re-exports from, as written. */
  readonly imports: readonly { readonly from: string; readonly line: number }[];
}

/** Root of the repository, with a slash at the end. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the repository that git tracks or would track, whose name ends with one of the endings. */
export function repositoryFiles(endings: readonly string[]): readonly Source[] {
  // The folder may belong to another user than the one who runs the tests; reading the list is harmless.
  const argv = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', argv, { cwd: root });
  const paths = [...new Set(listed.toString().split('\0'))].filter((path) => endings.some((end) => path.endsWith(end)));
  const present = paths.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile()).toSorted();
  return present.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Parses a file; one that does not parse is an error. */
export function parseSource({ path, text }: Source): ParsedSource {
  const result = parseSync(path, text);
  const [problem] = result.errors;
  if (problem) throw new Error(`${path} does not parse: ${problem.message}`);
  const { staticImports, staticExports, dynamicImports } = result.module;
  const requests = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => ({ start, value: text.slice(start + 1, end - 1) })),
  ];
  const imports = requests.map(({ start, value }) => ({ from: value, line: lineOf(text, start) }));
  return { path, text, program: result.program as unknown as SyntaxNode, comments: result.comments, imports };
}

/** Number of the line of an offset, from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Lines of a text; a line break at the end begins no further line. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** Visits a piece of syntax and everything below it, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void): void {
  const go = (each: SyntaxNode, parent: SyntaxNode | undefined): void => {
    visit(each, parent);
    for (const value of Object.values(each)) for (const child of [value].flat()) if (isSyntax(child)) go(child, each);
  };
  go(node, undefined);
}

/** Everything of some types below and including a piece of syntax, in the order of the text. */
export function find(node: SyntaxNode, types: readonly string[]): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walk(node, (each) => void (types.includes(each.type) && found.push(each)));
  return found;
}

/** Whether a value of a node is a piece of syntax itself. */
export const isSyntax = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;

/** The name of an identifier; an empty text for anything else. */
export const nameOf = (node: unknown): string =>
  isSyntax(node) && typeof node['name'] === 'string' ? node['name'] : '';
