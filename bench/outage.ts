import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScript } from '../loadtests/driver/index.ts';
import type { ToolPaths } from '../model/tools.ts';
import { decodeSample } from '../model/sample.ts';
import { defaults } from '../plans/defaults.ts';
import { layOut } from '../verdict/slots.ts';
import type { Figure } from './figure.ts';
import { openVictim } from './inside/victim.ts';
import type { Victim } from './inside/victim.ts';
import { runK6 } from './k6-once.ts';
import { longestIn } from './longest.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';
import type { ChaosToolkitRun } from './peers/chaos-toolkit.ts';
import { runChaosToolkit } from './peers/chaos-toolkit.ts';
import type { PeerPython } from './peers/environment.ts';
import { peerPython } from './peers/environment.ts';

const [downMs, rounds, ratePerSecond] = [1500, 5, 200];

/** Length of our load, and when in it the page is taken away. */
const [seconds, killedAtMs] = [7, 2000];

/** For how long Chaos Toolkit waits after the kill: longer than the outage, as whoever writes such a pause would want. */
const waitSeconds = 2.5;

/** The ways in which Chaos Toolkit is run. */
const ways: readonly Way[] = [
  { name: 'as it comes' },
  { name: 'looking every 1 s', everySeconds: 1 },
  { name: 'looking every 0.1 s', everySeconds: 0.1 },
  { name: 'looking every 0.1 s, ending at the first failure', everySeconds: 0.1, isFailingFast: true },
];

/** One of them. */
interface Way extends Pick<ChaosToolkitRun, 'everySeconds' | 'isFailingFast'> {
  readonly name: string;
}

/** What somebody said of one outage. */
interface Said {
  /** Whether the outage is in the outcome. */
  readonly isNoticed: boolean;
  /** Its length, at least and at most; null where nothing is said of it. */
  readonly lengthMs: readonly [low: number, high: number] | null;
  /** What it really was. */
  readonly trueMs: number;
  /** How long it all took. */
  readonly wallSeconds: number;
}

/** One who looks at the outage. */
interface Watcher {
  readonly name: string;
  /** What came of each round; why there is nothing. */
  readonly said: readonly Said[] | string;
}

/** An outage of 1.5 s that heals by itself: what our judge says of it, and what Chaos Toolkit does. */
export async function outage(tools: ToolPaths): Promise<Part> {
  const python = peerPython('chaos-toolkit');
  const ours = await watcher('ours', (victim, folder) => seenByUs(tools, victim, folder));
  const peers: Watcher[] = [];
  for (const way of ways) peers.push(await peerOf(python, way));
  return {
    title: 'An outage that heals by itself',
    how:
      `A page is killed and comes back after ${downMs} ms, ${rounds} times for each (min / median / max). Ours: ${ratePerSecond} ` +
      `requests/s for ${seconds} s, judged as an episode is. Chaos Toolkit: its hypothesis is that the page answers, and it ` +
      `waits ${waitSeconds} s after the kill. Noticed: the outcome says so. Length: the middle of at least and at most; truth: from ` +
      'the end of the process to when the next one listens.',
    head: ['who', 'noticed', 'length, off by ms', 'at least to at most, ms', 'whole, s'],
    rows: [ours, ...peers].map(rowOf),
    figures: [ours, ...peers].flatMap(figuresOf),
  };
}

async function watcher(name: string, see: (victim: Victim, folder: string) => Promise<Seen>): Promise<Watcher> {
  const said: Said[] = [];
  for (let round = 0; round < rounds; round++) said.push(await once(see));
  return { name, said };
}

type Seen = Pick<Said, 'isNoticed' | 'lengthMs'>;

async function once(see: (victim: Victim, folder: string) => Promise<Seen>): Promise<Said> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-outage-'));
  const victim = await openVictim(downMs);
  try {
    const begunAt = performance.now();
    const [seen, { goneAt, backAt }] = await Promise.all([see(victim, folder), victim.outage()]);
    return { ...seen, trueMs: backAt - goneAt, wallSeconds: (performance.now() - begunAt) / 1000 };
  } finally {
    victim.close();
    rmSync(folder, { recursive: true });
  }
}

async function seenByUs({ k6 }: ToolPaths, { url, pid }: Victim, folder: string): Promise<Seen> {
  const [script, samplesFile] = [join(folder, 'load.js'), join(folder, 'samples.txt')];
  await bundleScript(script);
  setTimeout(() => void process.kill(pid, 'SIGKILL'), killedAtMs);
  const { timeoutMs, deadlineMs } = defaults;
  await runK6({ k6, script, url, samplesFile, ratePerSecond, seconds, timeoutMs });
  const samples = readFileSync(samplesFile, 'utf8')
    .split('\n')
    .flatMap((line) => decodeSample(line) ?? []);
  const durationMs = seconds * 1000;
  const table = layOut(samples, { ratePerSecond, durationMs, timeoutMs, deadlineMs, endedByItself: true });
  const longest = longestIn(table, ratePerSecond, { fromMs: killedAtMs / 2, untilMs: durationMs - timeoutMs });
  return { isNoticed: longest !== null, lengthMs: longest ? [longest.lowMs, longest.highMs] : null };
}

function peerOf(found: PeerPython, { name: way, ...looks }: Way): Promise<Watcher> {
  const name = `Chaos Toolkit, ${way}`;
  if ('missing' in found) return Promise.resolve({ name, said: found.missing });
  return watcher(name, ({ url, pid }, folder) =>
    runChaosToolkit({ python: found.python, folder, url, pid, waitSeconds, ...looks }),
  );
}

/** The middle of its length, and how far that is from the truth; nothing of outages of whose length nothing is said. */
const errorsOf = (said: readonly Said[]): readonly number[] =>
  said.flatMap(({ lengthMs, trueMs }) => (lengthMs ? [Math.abs((lengthMs[0] + lengthMs[1]) / 2 - trueMs)] : []));

const noticed = (said: readonly Said[]): number => said.filter(({ isNoticed }) => isNoticed).length;

function rowOf({ name, said }: Watcher): readonly string[] {
  if (typeof said === 'string') return [name, `not measured: ${said}`, '-', '-', '-'];
  const errors = errorsOf(said);
  const widths = said.flatMap(({ lengthMs }) => (lengthMs ? [lengthMs[1] - lengthMs[0]] : []));
  return [
    name,
    `${noticed(said)} of ${said.length}`,
    errors.length === 0 ? 'nothing said' : spreadText(errors, 0),
    widths.length === 0 ? '-' : spreadText(widths, 0),
    spreadText(
      said.map(({ wallSeconds }) => wallSeconds),
      1,
    ),
  ];
}

function figuresOf({ name, said }: Watcher): readonly Figure[] {
  if (typeof said === 'string') return [];
  const kind = { name: `${name}: noticed`, unit: 'share' } as const;
  const isOurs = name === 'ours';
  const share = figureOf({ ...kind, better: isOurs ? 'higher' : 'same', ...(isOurs && { bound: 1 }) }, [
    noticed(said) / said.length,
  ]);
  const errors = errorsOf(said);
  if (errors.length === 0) return [share];
  return [share, figureOf({ name: `${name}: length, off by`, unit: 'ms', better: 'lower' }, errors)];
}
