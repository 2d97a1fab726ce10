import { join } from 'node:path';
import type { StackSpec } from '../../model/stack.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { cacheFolder } from './cache.ts';
import { interruptible } from './interruption.ts';
import { withLock } from './lock.ts';
import { findPrograms, programsBelow } from './look-up.ts';
import { environmentOf, incomplete, unpackPackages } from './packages.ts';
import type { ProgramSpec } from './programs.ts';
import { programsByKind } from './programs.ts';

/** What stacks need beside what every stack does. */
export function extraPrograms(stacks: readonly Pick<StackSpec, 'components'>[]): readonly ProgramSpec[] {
  const kinds = new Set(stacks.flatMap(({ components }) => components.map(({ kind }) => kind)));
  return [...kinds].flatMap((kind) => programsByKind[kind] ?? []);
}

/**
 * The tools with what only these stacks need: taken from the machine, else unpacked beside the others. Nothing is looked for
 * or fetched when they need nothing more.
 */
export async function toolsFor(
  stacks: readonly Pick<StackSpec, 'components'>[],
  tools: ToolPaths,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<ToolPaths> {
  const wanted = extraPrograms(stacks);
  if (wanted.length === 0) return tools;
  const here = await findPrograms(wanted);
  const missing = wanted.filter((spec) => here[spec.tool] === undefined);
  if (missing.length === 0) return { ...tools, ...here };
  const cache = cacheFolder();
  const prefix = await interruptible(signal, (interrupt) =>
    withLock(join(cache, 'set-up.lock'), say, interrupt, () =>
      unpackPackages(missing, { cache, say, signal: interrupt }),
    ),
  );
  const found = { ...here, ...programsBelow(prefix, missing) };
  if (wanted.some((spec) => found[spec.tool] === undefined)) throw incomplete(missing);
  return { ...tools, ...found, env: bothLibraries(tools.env, environmentOf(prefix)) };
}

/** Each folder has the libraries that the machine lacked when it was made; a program takes the first one it finds. */
function bothLibraries(first: ToolPaths['env'], second: ToolPaths['env']): ToolPaths['env'] {
  const folders = [first, second].flatMap(({ LD_LIBRARY_PATH: path }) => (path === undefined ? [] : [path]));
  return { ...first, ...(folders.length > 0 && { LD_LIBRARY_PATH: folders.join(':') }) };
}
