import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ForeignFormat } from '../../model/foreign.ts';
import { nodeFlags } from '../../scripts/launch.mjs';
import type { Contender, Turn } from './contest.ts';
import type { PeerPython } from './environment.ts';
import { peerVersions } from './environment.ts';

/** One who counts a file, as a command. */
export interface Runner {
  /** Name and version. */
  readonly name: string;
  /** Times that ours is promised to be quicker; absent for ours. */
  readonly bound?: number;
  /** The command for a file. */
  readonly argvOf: (file: string) => readonly string[];
  /** Why it cannot run; absent where it can. */
  readonly missing?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const reader = fileURLToPath(new URL('../inside/reader.ts', import.meta.url));

/** What Node is to be called with, so that our reader starts as the command does. */
export const readerArgv = (file: string, threads: number, from: ForeignFormat = 'samples'): readonly string[] => [
  ...nodeFlags,
  join(root, 'scripts', 'launch.mjs'),
  relative(root, reader),
  file,
  String(threads),
  from,
];

/** Our reader. */
export const ours = (threads: number, from: ForeignFormat): Runner => ({
  name: threads === 1 ? 'ours, one thread' : `ours, ${threads} threads`,
  argvOf: (file) => [process.execPath, ...readerArgv(file, threads, from)],
});

/** A peer of the Python environment with what is promised against it, and the script that counts with it. */
export function peer(name: string, bound: number, script: URL, found: PeerPython): Runner {
  const label = { name: `${name} ${peerVersions('readers').get(name) ?? ''}`, bound };
  if ('missing' in found) return { ...label, argvOf: () => [], missing: found.missing };
  return { ...label, argvOf: (file) => [found.python, '-B', fileURLToPath(script), file] };
}

/**
 * All of them on the same file, one after the other in each round.
 * @param write the script that writes the file, and how much of it
 */
export function contested(
  runners: readonly [Runner, ...Runner[]],
  write: readonly [script: URL, size: number],
  rounds: number,
): readonly [Contender, ...Contender[]] {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-peers-'));
  const file = join(folder, 'requests.txt');
  execFileSync(process.execPath, [fileURLToPath(write[0]), file, String(write[1])]);
  const turns = new Map<Runner, Turn[]>();
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners) {
      if (runner.missing === undefined) turns.set(runner, [...(turns.get(runner) ?? []), turnOf(runner, file)]);
    }
  }
  rmSync(folder, { recursive: true });
  const contender = (runner: Runner): Contender => ({
    name: runner.name,
    ...(runner.bound !== undefined && { bound: runner.bound }),
    turns: runner.missing ?? turns.get(runner) ?? [],
  });
  const [first, ...others] = runners;
  return [contender(first), ...others.map(contender)];
}

/** What a process tells; ours since its start, a peer since its imports. */
type Said = Pick<Turn, 'requests' | 'good' | 'peakMiB'> & ({ sinceStartMs: number } | { seconds: number });

function turnOf({ argvOf }: Runner, file: string): Turn {
  const [program = '', ...args] = argvOf(file);
  const startedAt = performance.now();
  const said = JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as Said;
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const { requests, good, peakMiB } = said;
  const workSeconds = 'seconds' in said ? said.seconds : said.sinceStartMs / 1000;
  return { requests, good, peakMiB, wallSeconds, workSeconds };
}
