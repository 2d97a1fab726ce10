import type { ToolPaths } from '../../model/tools.ts';
import { findTools } from '../../scripts/set-up/index.ts';

/** The programs set-up found, for live tests; without set-up there are no live tests, and the error says so. */
export function tools(): ToolPaths {
  const found = findTools();
  if (found === undefined)
    throw new Error('live tests need the programs of the lab: run `npm test`, which sets up first');
  return found;
}
