import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolPaths } from '../../model/tools.ts';
import { goSumHash } from './k6-module.ts';
import { k6WillDo } from './k6.ts';
import { willDo } from './look-up.ts';
import { programs } from './programs.ts';
import { shortHash } from './short-hash.ts';

/** What is kept in `tools.json`: the paths, and what they were found for. */
interface StoredTools extends Omit<ToolPaths, 'node'> {
  /** Changes when other programs or another k6 are wanted; then set-up runs again. */
  readonly madeFor: string;
}

/** The paths an earlier set-up stored; undefined when there are none, they are for other sources, or a program is gone. */
export function readTools(cache: string): ToolPaths | undefined {
  try {
    const { madeFor, ...tools } = JSON.parse(readFileSync(join(cache, 'tools.json'), 'utf8')) as StoredTools;
    if (madeFor !== wanted()) return undefined;
    const { haproxy, nginx, mariadbd, keepalived, nft, ip, k6 } = tools;
    for (const program of [haproxy, nginx, mariadbd, keepalived, nft, ip, k6]) accessSync(program, constants.X_OK);
    return { ...tools, node: process.execPath };
  } catch {
    return undefined;
  }
}

/**
 * The stored paths, provided that every program really starts here and is new enough: the cache folder may come from another
 * machine, and what was found on PATH may have been removed or downgraded since. Asked anew each time, as a library that is
 * gone leaves the file of the program unchanged.
 */
export async function readSoundTools(cache: string): Promise<ToolPaths | undefined> {
  const tools = readTools(cache);
  if (tools === undefined) return undefined;
  const asked = [...programs.map((spec) => willDo(spec, tools[spec.tool], tools.env)), k6WillDo(tools.k6)];
  return (await Promise.all(asked)).every(Boolean) ? tools : undefined;
}

/** Stores the paths so that a reader sees the old file or the new one, never half of one. */
export function writeTools(cache: string, tools: Omit<ToolPaths, 'node'>): void {
  mkdirSync(cache, { recursive: true });
  const stored: StoredTools = { ...tools, madeFor: wanted() };
  const draft = join(cache, `tools.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(stored, undefined, 2)}\n`);
  renameSync(draft, join(cache, 'tools.json'));
}

const wanted = (): string => shortHash(JSON.stringify([programs, goSumHash()]));
