import { dirname, join } from 'node:path/posix';
import type { ParsedSource } from '../source.ts';

const stages = ['plans', 'stack', 'loadtests', 'chaos', 'verdict', 'reports'];
const everything = ['model', ...stages, 'known', 'scripts'];

/** The star: which folders a folder may import besides itself. What is not listed here is not allowed. */
const allowedEdges: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ...Object.fromEntries(stages.map((stage) => [stage, ['model']])),
  // Stacks with a known truth are plain data; those who judge them must not see them.
  known: ['model'],
  scripts: ['model', ...stages, 'known'],
  bench: [...everything, 'test'],
  test: [...everything, 'bench'],
};

/** Folders that are values in, values out. */
export const pureFolders: readonly string[] = ['model', 'plans', 'verdict', 'reports', 'known'];

/** Modules of Node that only compute. */
const computing = new Set(['node:path', 'node:path/posix', 'node:util', 'node:url', 'node:crypto', 'node:buffer']);

/** First folder of a path; empty for a file at the root. */
export const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

const isRelative = (from: string): boolean => from.startsWith('.');
const resolve = (path: string, from: string): string => join(dirname(path), from);

/** Imports that leave the star. */
export function edgeComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap(({ from, line }) => {
      const [here, there] = [folderOf(path), folderOf(resolve(path, from))];
      if (!isRelative(from) || there === here || (allowedEdges[here] ?? []).includes(there)) return [];
      return [`${path}:${line}: ${here || 'the root'} may not import ${there || 'the root'} (${from})`];
    }),
  );
}

/** Relative imports that name no file of the repository; a missing extension is one. */
export function targetComplaints(sources: readonly ParsedSource[], files: ReadonlySet<string>): readonly string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => isRelative(from) && !files.has(resolve(path, from)))
      .map(({ from, line }) => `${path}:${line}: no file ${from}`),
  );
}

/** Files that import themselves by way of others, one complaint a cycle. */
export function cycleComplaints(sources: readonly ParsedSource[]): readonly string[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter((each) => isRelative(each.from)).map((each) => resolve(path, each.from)),
    ]),
  );
  const done = new Set<string>();
  const complaints: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) complaints.push(`import cycle: ${[...trail.slice(seenAt), path].join(' -> ')}`);
    if (seenAt >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return complaints;
}

/** Modules of Node that do input or output, imported by a pure folder. */
export function inputComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources
    .filter(({ path }) => pureFolders.includes(folderOf(path)))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('node:') && !computing.has(from))
        .map(({ from, line }) => `${path}:${line}: ${folderOf(path)}/ is pure and may not import ${from}`),
    );
}

/** The one seam through which processes are started has one importer of its package. */
export function seamComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources
    .filter(({ path }) => path !== 'stack/shell.ts')
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => /^zx(\/|$)/.test(from))
        .map(({ line }) => `${path}:${line}: only stack/shell.ts imports zx`),
    );
}
