import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteRegions } from './docs/regions.ts';
import { tables } from './docs/tables.ts';

/** A document with tables in it. */
interface DocumentText {
  /** Path from the root of the repository. */
  readonly path: string;
  /** As it is. */
  readonly text: string;
  /** As it would be with fresh tables. */
  readonly fresh: string;
}

/** The documents of the repository, as they are and as they would be. */
export function documentsIn(root: string): readonly DocumentText[] {
  return globSync(['*.md', 'docs/*.md'], { cwd: root }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, fresh: rewriteRegions(text, tables) };
  });
}

/** Refreshes every table in the documents: `node scripts/write-docs.ts`. */
function writeDocuments(root: string): void {
  for (const { path, text, fresh } of documentsIn(root)) {
    if (fresh === text) continue;
    writeFileSync(join(root, path), fresh);
    process.stdout.write(`${path}: tables refreshed\n`);
  }
}

if (import.meta.main) writeDocuments(join(import.meta.dirname, '..'));
