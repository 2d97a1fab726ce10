import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chanceAt } from '../model/chance.ts';
import type { CliResult, RunningCli } from '../test/support/cli.ts';
import { startCli } from '../test/support/cli.ts';
import { foreignNamespaces, leftAfter, mounts, newcomers } from '../test/support/leftovers.ts';
import { shortPlan } from '../test/support/short-plan.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

/** A way to end a run: whom, how, and with what exit code it has to end. */
interface Way {
  readonly title: string;
  readonly signal: NodeJS.Signals;
  readonly times: number;
  readonly exit: number | null;
  victimOf(cli: RunningCli, before: ReadonlySet<string>): number;
}

/** What was seen of one end. */
interface End {
  readonly result: CliResult;
  readonly leftMs: number;
  readonly isClean: boolean;
}

const outside = (cli: RunningCli): number => cli.child.pid ?? 0;

/** A process of the lab, by what is in its command line. */
const inside =
  (pattern: RegExp) =>
  (_: RunningCli, before: ReadonlySet<string>): number =>
    newcomers(before).find(({ command }) => pattern.test(command))?.pid ?? 0;

/** Every run takes about 19 s undisturbed: raised after 1 s, two episodes of 7.7 s, lowered and judged. */
const wholeMs = 16_000;

const ways: readonly Way[] = [
  { title: 'SIGKILL of the process outside', signal: 'SIGKILL', times: 15, exit: null, victimOf: outside },
  {
    title: 'SIGKILL of the controller inside',
    signal: 'SIGKILL',
    times: 15,
    exit: 70,
    victimOf: inside(/^(?!bash).*controller\.ts/),
  },
  {
    title: 'SIGKILL of process 1 inside',
    signal: 'SIGKILL',
    times: 10,
    exit: 70,
    victimOf: inside(/^bash.*spofproof-lab/),
  },
  { title: 'SIGKILL of k6', signal: 'SIGKILL', times: 10, exit: 2, victimOf: inside(/k6 run/) },
  { title: 'SIGINT', signal: 'SIGINT', times: 20, exit: 130, victimOf: outside },
  { title: 'SIGTERM', signal: 'SIGTERM', times: 20, exit: 143, victimOf: outside },
  { title: 'SIGHUP', signal: 'SIGHUP', times: 20, exit: 129, victimOf: outside },
];

/** Ends runs at random moments in every way, fifty times by SIGKILL and twenty times by each signal, and looks what is left. */
export async function ends(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-ends-'));
  writeFileSync(join(folder, 'plan.yaml'), shortPlan('ended', 'server1', 'pause'));
  const seen: (readonly End[])[] = [];
  for (const [index, way] of ways.entries()) seen.push(await measure(way, folder, index));
  rmSync(folder, { recursive: true });
  return {
    title: 'Runs that are ended',
    how:
      'At random moments between the first word of a run and the end of its second episode. Clean: the exit code is the one ' +
      'promised, and within 2 s no process, namespace or mount is left. After a SIGKILL of k6 the run itself goes on.',
    head: ['ended by', 'clean', 'gone after, ms (min / median / max)'],
    rows: ways.map((way, index) => rowOf(way, seen[index] ?? [])),
    figures: [
      figureOf({ name: 'runs that left something', unit: 'count', better: 'lower', bound: 0 }, [
        seen.flat().filter(({ isClean }) => !isClean).length,
      ]),
      figureOf({ name: 'runs ended', unit: 'count', better: 'same' }, [seen.flat().length]),
    ],
  };
}

async function measure(way: Way, folder: string, index: number): Promise<readonly End[]> {
  const seen: End[] = [];
  for (let turn = 0; turn < way.times; turn++) seen.push(await endOnce(way, folder, chanceAt(index, turn) * wholeMs));
  return seen;
}

function rowOf({ title, times }: Way, seen: readonly End[]): readonly string[] {
  const clean = seen.filter(({ isClean }) => isClean).length;
  const gone = spreadText(
    seen.map(({ leftMs }) => leftMs),
    0,
  );
  return [title, `${clean} of ${times}`, gone];
}

async function endOnce(way: Way, folder: string, afterMs: number): Promise<End> {
  const [before, mountsBefore] = [foreignNamespaces(), mounts()];
  const cli = startCli(['prove', join(folder, 'plan.yaml'), '--runs', join(folder, 'runs')]);
  await cli.said('run ');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const victim = await victimOf(way, cli, before);
  const endedAt = performance.now();
  process.kill(victim, way.signal);
  const result = await cli.ended;
  const isEmpty = (await leftAfter(before, 2000)).length === 0 && mounts() === mountsBefore;
  const isClean = isEmpty && result.exit === way.exit && isAccounted(way, folder);
  if (!isClean) process.stderr.write(`${way.title} after ${Math.round(afterMs)} ms: ${JSON.stringify(result)}\n`);
  return { result, leftMs: performance.now() - endedAt, isClean };
}

/** Who is not there yet, as k6 between two episodes, is waited for. */
async function victimOf(way: Way, cli: RunningCli, before: ReadonlySet<string>): Promise<number> {
  for (;;) {
    const victim = way.victimOf(cli, before);
    if (victim > 0) return victim;
    if (cli.child.exitCode !== null) throw new Error(`the run was over before ${way.title}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A run that was asked to end has judged what there was, and healed what it had broken. */
function isAccounted({ exit }: Way, folder: string): boolean {
  if (exit === null || exit === 70) return true;
  const latest = (file: string): string => readFileSync(join(folder, 'runs', 'latest', file), 'utf8');
  const injected = latest('events.ndjson').split('"fault-injected"').length;
  const healed = latest('events.ndjson').split('"fault-healed"').length;
  return healed >= injected && JSON.parse(latest('verdict.json')).outcome === 'unknown';
}
