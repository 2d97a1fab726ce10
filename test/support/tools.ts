import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ToolPaths } from '../../model/tools.ts';

/** Where set-up wrote down which programs the lab uses. */
const cacheDir = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

/** The programs set-up found, for live tests; without set-up there are no live tests, and the error says so. */
export function tools(): ToolPaths {
  const file = join(cacheDir, 'spofproof', 'tools.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ToolPaths;
  } catch (cause) {
    throw new Error(`live tests need ${file}: run \`npm test\`, which sets up first`, { cause });
  }
}
