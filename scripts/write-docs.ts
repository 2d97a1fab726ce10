import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteRegions } from './docs/regions.ts';
import { tables } from './docs/tables.ts';
import { checkout } from './set-up/checkout.ts';

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
  return globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, fresh: rewriteRegions(text, tables) };
  });
}

/** `npm run docs`: refreshes every table in the documents. @returns exit code */
export function main(): number {
  for (const { path, text, fresh } of documentsIn(checkout)) {
    if (fresh === text) continue;
    writeFileSync(join(checkout, path), fresh);
    process.stdout.write(`${path}: tables refreshed\n`);
  }
  return 0;
}
