import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../scripts/set-up/index.ts';
import { runs } from './runs.ts';

/** The Python of the peers, or why there is none. */
export type PeerPython = { readonly python: string } | { readonly missing: string };

/** Peers that share an environment: each has a file of its pinned versions. */
export type PeerSet = 'readers' | 'chaos-toolkit';

const requirementsOf = (set: PeerSet): string => fileURLToPath(new URL(`${set}.txt`, import.meta.url));

/** Most that fetching them may take; together they are about 150 MB. */
const limitMs = 300_000;

/** The peers with their versions, as they are pinned: `polars` -> `2.1.0`. */
export const peerVersions = (
  set: PeerSet,
  text = readFileSync(requirementsOf(set), 'utf8'),
): ReadonlyMap<string, string> =>
  new Map(text.split('\n').flatMap((line) => (line.includes('==') ? [line.split('==') as [string, string]] : [])));

/**
 * A Python environment of its own with the pinned versions, made once and kept in the cache folder. What cannot be had is
 * said in a word of ours: the program's own may name a host or a path, and the document is for everybody.
 */
export function peerPython(set: PeerSet, program = 'python3', cache = cacheFolder()): PeerPython {
  const requirements = requirementsOf(set);
  const pins = readFileSync(requirements);
  const folder = join(cache, `peers-${createHash('sha256').update(pins).digest('hex').slice(0, 12)}`);
  const [python, ready] = [join(folder, 'bin', 'python'), join(folder, 'ready')];
  if (existsSync(ready)) return { python };
  rmSync(folder, { recursive: true, force: true });
  const missing = make(program, { folder, python, requirements });
  if (missing !== null) return { missing };
  writeFileSync(ready, pins);
  return { python };
}

/** Files of an environment. */
interface PeerFiles {
  readonly folder: string;
  readonly python: string;
  readonly requirements: string;
}

/** @returns what is missing; null when nothing is */
function make(program: string, { folder, python, requirements }: PeerFiles): string | null {
  if (!runs(program, ['--version'], limitMs)) return 'there is no python3';
  if (!runs(program, ['-m', 'venv', folder], limitMs)) return 'python3 has no venv';
  const quietly = ['--quiet', '--no-input', '--disable-pip-version-check', '--only-binary', ':all:'];
  if (runs(python, ['-m', 'pip', 'install', ...quietly, '-r', requirements], limitMs)) return null;
  return 'the package index did not give the pinned versions';
}
