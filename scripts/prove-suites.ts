import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { exitCodes } from '../model/exit.ts';
import { renderTerminal } from '../reports/index.ts';
import type { ProveOptions } from './options.ts';
import { called, shellWord } from './called.ts';
import { refuseCovered } from './covered.ts';
import { checkWritable } from './run-folder.ts';
import type { Ended } from './ended.ts';
import { jsonText } from './json-text.ts';
import { runInLanes } from './lanes.ts';
import { openOutput } from './output.ts';
import { planOf } from './plan-of.ts';
import type { ResolvedPlan } from './plan-of.ts';
import { readVerdict } from './record.ts';
import { openRunFolder } from './run-folder.ts';
import { checkedSeed } from './seed.ts';
import { cacheFolder, setUp, toolVersions } from './set-up/index.ts';

/** Proves one suite after the other. Everything that can be wrong with the input is found before anything starts. @returns exit code */
export async function proveSuites(options: ProveOptions): Promise<number> {
  const output = openOutput(options);
  const plans = options.suites.map(planOf);
  const seed = seedOf(options.seed);
  refuseCovered({ '--runs': options.runs });
  checkWritable(options.runs);
  const tools = await setUp({ say: output.note });
  const versions = await toolVersions(tools);
  const results: Ended[] = [];
  for (const { plan, stack, named } of plans) {
    const command = `${called()} prove ${shellWord(named)} --seed ${seed}`;
    const runsDir = resolve(options.runs);
    const shared = {
      tools,
      runsDir,
      cacheDir: cacheFolder(),
      seed,
      versions,
      quiet: options.quiet,
      verbose: options.verbose,
    };
    const ended = await runInLanes({ kind: 'prove', plan, stack, command, ...shared }, output.note);
    results.push(ended);
    if (!options.json) show(ended, output);
    if (ended.exit >= exitCodes.hangup) break;
  }
  if (options.json) output.data(jsonText(asJson(results, plans)));
  return worstExit(results.map((result) => result.exit));
}

function show(ended: Ended, output: ReturnType<typeof openOutput>): void {
  if (ended.failed) ended.failed.lines.forEach(output.error);
  const verdict = verdictOf(ended);
  if (!verdict || ended.folder === undefined) return;
  output.data(renderTerminal(verdict, { color: output.color, width: output.width }));
  output.data(`report: ${openRunFolder(ended.folder).file('report.html')}`);
}

function verdictOf(ended: Ended) {
  try {
    return ended.folder === undefined ? undefined : readVerdict(openRunFolder(ended.folder));
  } catch {
    return undefined;
  }
}

function asJson(results: readonly Ended[], plans: readonly ResolvedPlan[]): object {
  const runs = results.map((ended, index) => {
    const verdict = verdictOf(ended);
    const { outcome = 'unknown', cells = [], validity = [], writes } = verdict ?? {};
    const facts = { suite: plans[index]?.plan.suite, folder: ended.folder, exitCode: ended.exit, outcome };
    return { ...facts, cells, validity, writes, ...ended.failed?.json };
  });
  return { exitCode: worstExit(results.map((result) => result.exit)), runs };
}

/** The exit code of several runs: whatever stopped us first, then broken, then unknown. */
export function worstExit(exits: readonly number[]): number {
  const stopped = exits.find((exit) => exit > exitCodes.unknown);
  if (stopped !== undefined) return stopped;
  if (exits.includes(exitCodes.broken)) return exitCodes.broken;
  return exits.every((exit) => exit === exitCodes.held) && exits.length > 0 ? exitCodes.held : exitCodes.unknown;
}

const seedOf = (given: number | undefined): number =>
  given === undefined ? randomInt(1, 2 ** 31) : checkedSeed(given);
