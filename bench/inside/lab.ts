import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { ToolPaths } from '../../model/tools.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { RaisedStack } from '../../stack/index.ts';
import { raiseStack, topologies, zxShell } from '../../stack/index.ts';

/** What every inside script is told. */
export interface InsideSetting {
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Folder of prepared data directories. */
  readonly cacheDir: string;
}

/** Reads the setting from the command line. */
export const settingOf = (): unknown => JSON.parse(process.argv[2] ?? '{}');

/** A folder for as long as this process lives. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Raises the default stack. */
export function raiseDefault(
  { tools, cacheDir }: InsideSetting,
  templatesDir = join(cacheDir, 'templates'),
): Promise<RaisedStack> {
  const [spec] = topologies;
  if (!spec) throw new Error('no stack is shipped');
  const logsDir = scratch();
  const options = {
    shell: zxShell(tools.env),
    clock: systemClock,
    tools,
    stateDir: '/run/spofproof',
    templatesDir,
    logsDir,
  };
  return raiseStack(spec, { ...options, onExit: () => undefined });
}
