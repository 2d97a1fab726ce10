import type { ParsedSource, SyntaxNode } from '../source.ts';
import { lineOf, nameOf, walk } from '../source.ts';
import { folderOf, pureFolders } from './imports.ts';

const banned = new Set(['Date.now', 'Math.random', 'crypto.randomUUID', 'crypto.getRandomValues']);
const bannedObjects = new Set(['process', 'performance', 'globalThis']);
const bannedCalls = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'randomUUID',
  'randomBytes',
  'randomInt',
]);

/** Uses of the clock, of chance or of the process in a pure folder. */
export function purityComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.filter(({ path }) => pureFolders.includes(folderOf(path))).flatMap(usesOf);
}

function usesOf({ path, text, program }: ParsedSource): readonly string[] {
  const complaints: string[] = [];
  walk(program, (node) => {
    const use = impureUse(node);
    if (use) complaints.push(`${path}:${lineOf(text, node.start)}: ${folderOf(path)}/ is pure and may not use ${use}`);
  });
  return complaints;
}

function impureUse(node: SyntaxNode): string | undefined {
  if (node.type === 'MemberExpression') return impureMember(nameOf(node['object']), nameOf(node['property']));
  const callee = nameOf(node['callee']);
  if (node.type === 'CallExpression' && bannedCalls.has(callee)) return callee;
  const withoutMoment = Array.isArray(node['arguments']) && node['arguments'].length === 0;
  return node.type === 'NewExpression' && callee === 'Date' && withoutMoment ? 'the present date' : undefined;
}

function impureMember(object: string, property: string): string | undefined {
  if (bannedObjects.has(object)) return object;
  return banned.has(`${object}.${property}`) ? `${object}.${property}` : undefined;
}
