import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import type { FoundPrograms, ProgramSpec } from './programs.ts';
import { programs } from './programs.ts';
import { runStep } from './step.ts';
import { isAtLeast, versionIn } from './version.ts';

/** Where servers' programs are although a user's PATH often leaves it out. */
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Where packages put libraries that other programs load by their path, below the root or a folder they were unpacked to. */
const libraryPlaces = ['usr/lib', 'usr/lib/galera', 'usr/lib64/galera-4', 'usr/lib64/galera'];

/** The first executable file of that name on PATH or in the system's own folders; undefined when there is none. */
export function findOnPath(file: string): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return [...path, ...systemFolders].map((folder) => join(folder, file)).find(isExecutable);
}

/** The programs this machine has and that will do, of those that every stack needs unless others are named. */
export async function findPrograms(wanted: readonly ProgramSpec[] = programs): Promise<FoundPrograms> {
  const found = await Promise.all(wanted.map(async (spec) => [spec.tool, await findProgram(spec)] as const));
  return Object.fromEntries(found.filter(([, path]) => path !== undefined));
}

/** The programs in a folder that packages were unpacked to. */
export function programsBelow(prefix: string, wanted: readonly ProgramSpec[]): FoundPrograms {
  const places = ['usr/sbin', 'sbin', 'usr/bin', 'bin'];
  const found = wanted.map((spec) => {
    if (spec.library) return [spec.tool, libraryBelow(prefix, spec.file)] as const;
    return [spec.tool, places.map((place) => join(prefix, place, spec.file)).find(isExecutable)] as const;
  });
  return Object.fromEntries(found.filter(([, path]) => path !== undefined));
}

/** The folder that holds `share/mysql` for a server program: two up from where it really is. */
export const baseOf = (program: string): string => dirname(dirname(realpathSync(program)));

const libraryBelow = (root: string, file: string): string | undefined =>
  libraryPlaces.map((place) => join(root, place, file)).find((path) => existsSync(path));

async function findProgram(spec: ProgramSpec): Promise<string | undefined> {
  const path = spec.library ? libraryBelow('/', spec.file) : findOnPath(spec.file);
  return path !== undefined && (await willDo(spec, path)) ? path : undefined;
}

/** Whether a program really starts, with every library it needs, has what it needs beside it, and is new enough. */
export async function willDo(
  spec: ProgramSpec,
  path: string,
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  if (spec.library) return existsSync(path);
  if (spec.needs !== undefined && !existsSync(join(baseOf(path), spec.needs))) return false;
  const version = await versionOf([path, ...spec.versionArgs], env);
  return version !== undefined && isAtLeast(version, spec.least);
}

/** What programs have printed in this process: a command asks whether they will do, and then writes down which they were. */
const printed = new Map<string, string>();

/** The version a program prints; undefined when it cannot be started, fails (its complaint may hold numbers too), or prints none. */
export async function versionOf(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const question = JSON.stringify([argv, env, stateOf(argv[0] ?? '')]);
  const known = printed.get(question);
  if (known !== undefined) return known;
  const { code, stdout, stderr } = await runStep(argv, { env, timeoutMs: 10_000 });
  const version = code === 0 ? versionIn(`${stdout}\n${stderr}`) : undefined;
  if (version !== undefined) printed.set(question, version);
  return version;
}

/** Differs when the file has become another one; empty where nothing can be said of it, and starting it will tell why. */
function stateOf(path: string): readonly number[] {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return [ino, size, mtimeMs];
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
