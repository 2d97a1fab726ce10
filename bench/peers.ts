import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part } from './measure.ts';
import { contestPart } from './peers/contest.ts';
import type { Contender, Turn } from './peers/contest.ts';
import type { PeerPython } from './peers/environment.ts';
import { peerPython, peerVersions } from './peers/environment.ts';

const [samples, rounds] = [10_000_000, 3];

const pathOf = (place: string): string => fileURLToPath(new URL(place, import.meta.url));

/** Peers with what is promised against them. */
const peers: readonly (readonly [name: string, bound: number])[] = [
  ['polars', 2],
  ['duckdb', 3],
  ['pandas', 5],
];

/** One who counts a file, as a command. */
interface Runner {
  readonly name: string;
  readonly bound?: number;
  readonly argvOf: (file: string) => readonly string[];
  /** Why it cannot run; absent where it can. */
  readonly missing?: string;
}

const ours = (threads: number): Runner => ({
  name: threads === 1 ? 'ours, one thread' : `ours, ${threads} threads`,
  argvOf: (file) => [process.execPath, pathOf('inside/reader.ts'), file, String(threads)],
});

function runnerOf([name, bound]: (typeof peers)[number], found: PeerPython): Runner {
  const label = { name: `${name} ${peerVersions().get(name) ?? ''}`, bound };
  const reader = pathOf(`peers/read_${name}.py`);
  if ('missing' in found) return { ...label, argvOf: () => [], missing: found.missing };
  return { ...label, argvOf: (file) => [found.python, '-B', reader, file] };
}

/** Our reader and three peers on the same file, one after the other in each round. */
export function readerPeers(): Promise<Part> {
  const found = peerPython();
  const runners: readonly [Runner, ...Runner[]] = [ours(2), ours(1), ...peers.map((peer) => runnerOf(peer, found))];
  return Promise.resolve(contestPart(how, contested(runners)));
}

const how =
  `${samples.toLocaleString('en')} sample lines in the page cache; a fresh process each, in turn, ${rounds} rounds (min / median / ` +
  'max; ratios turn by turn, over ours with two threads). Peers count requests and good ones by operation and window of 100 ms, ' +
  'and waits by operation, with all processors, each in its quickest way; ours counts phases, servers, causes and every ' +
  'millisecond around the faults as well. Bounds: 2 x polars, 3 x DuckDB, 5 x pandas by wall.';

/** What a process tells; ours since its start, a peer since its imports. */
type Said = Pick<Turn, 'requests' | 'good' | 'peakMiB'> & ({ sinceStartMs: number } | { seconds: number });

function contested([first, ...others]: readonly [Runner, ...Runner[]]): readonly [Contender, ...Contender[]] {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-peers-'));
  const file = join(folder, 'samples.txt');
  execFileSync(process.execPath, [pathOf('inside/samples-file.ts'), file, String(samples)]);
  const turns = new Map<Runner, Turn[]>();
  for (let round = 0; round < rounds; round++) {
    for (const runner of [first, ...others]) {
      if (runner.missing === undefined) turns.set(runner, [...(turns.get(runner) ?? []), turnOf(runner, file)]);
    }
  }
  rmSync(folder, { recursive: true });
  const contender = (runner: Runner): Contender => ({
    name: runner.name,
    ...(runner.bound !== undefined && { bound: runner.bound }),
    turns: runner.missing ?? turns.get(runner) ?? [],
  });
  return [contender(first), ...others.map(contender)];
}

function turnOf({ argvOf }: Runner, file: string): Turn {
  const [program = '', ...args] = argvOf(file);
  const startedAt = performance.now();
  const said = JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as Said;
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const { requests, good, peakMiB } = said;
  const workSeconds = 'seconds' in said ? said.seconds : said.sinceStartMs / 1000;
  return { requests, good, peakMiB, wallSeconds, workSeconds };
}
