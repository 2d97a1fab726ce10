import { basename, dirname, join } from 'node:path/posix';
import type { ParsedSource } from '../source.ts';

/** Folders in which every file is one member of a list. */
const listFolders = new Set(['faults', 'probes', 'checks', 'kinds', 'topologies', 'sections', 'commands']);

/** Folders of members whose `index.ts` is missing, or lists other files than the folder holds. */
export function listComplaints(sources: readonly ParsedSource[]): readonly string[] {
  const members = sources.filter(({ path }) => listFolders.has(basename(dirname(path))) && !path.startsWith('test/'));
  const folders = Map.groupBy(members, ({ path }) => dirname(path));
  return [...folders].flatMap(([folder, files]) => {
    const list = files.find(({ path }) => path === `${folder}/index.ts`);
    if (!list) return [`${folder}: has no index.ts that lists its files`];
    const listed = new Set(list.imports.map(({ from }) => join(folder, from)));
    return files
      .filter((file) => file !== list && !listed.has(file.path))
      .map(({ path }) => `${path}: is not in the list ${list.path}`);
  });
}
