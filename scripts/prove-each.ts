import { resolve } from 'node:path';
import { exitCodes } from '../model/exit.ts';
import type { ToolPaths } from '../model/tools.ts';
import type { BaselineFile } from '../plans/baseline-file.ts';
import { renderGate, renderTerminal } from '../reports/index.ts';
import type { Gated } from './baseline/gated.ts';
import { gated } from './baseline/gated.ts';
import { batchesOf } from './batches.ts';
import { called, shellWord } from './called.ts';
import type { Ended } from './ended.ts';
import { remember } from './history/remember.ts';
import { runInTurn } from './in-turn.ts';
import type { ProveJob } from './job.ts';
import { jsonText } from './json-text.ts';
import { runSideBySide } from './lanes.ts';
import type { Deadline } from './night/deadline.ts';
import { setUpBy } from './night/deadline.ts';
import { verdictOf } from './night/tell.ts';
import type { ProveOptions } from './options.ts';
import type { openOutput } from './output.ts';
import { printable } from './output.ts';
import type { ResolvedPlan } from './plan-of.ts';
import { openRunFolder } from './run-folder.ts';
import { cacheFolder, setUp, toolsFor, toolVersions } from './set-up/index.ts';
import { worstExit } from './worst-exit.ts';

/** What the suites of a command share. */
export interface Proving {
  /** As the user gave them. */
  readonly options: ProveOptions;
  /** Where the user reads. */
  readonly output: ReturnType<typeof openOutput>;
  /** Every suite with its stack, checked. */
  readonly plans: readonly ResolvedPlan[];
  /** What decides every matter of chance. */
  readonly seed: number;
  /** Gets what became of each suite, as soon as it is known. */
  readonly results: Gated[];
  /** What decides instead of the plans' expectations; undefined when they do. */
  readonly gate: BaselineFile | undefined;
  /** When all winds up; undefined when it may take as long as it takes. */
  readonly deadline: Deadline | undefined;
  /** Aborts when a signal asks the command to end. */
  readonly stop: AbortSignal;
}

/** Sets up what is missing, runs every suite, and shows what became of it. @returns exit code */
export async function proveEach(proving: Proving): Promise<number> {
  const { options, output, plans, seed, results, deadline, stop } = proving;
  const tools = await toolsBy(proving);
  const versions = await toolVersions(tools);
  const shared = {
    tools,
    runsDir: resolve(options.runs),
    cacheDir: cacheFolder(),
    seed,
    versions,
    quiet: options.quiet,
    verbose: options.verbose,
    ...(deadline && { deadline }),
  };
  const batches = options.lanes === undefined ? plans.map((one) => [one]) : batchesOf(plans);
  const jobs = batches.map((batch) => batch.map((one) => ({ ...jobOf(one, proving), ...shared })));
  const run = (some: readonly ProveJob[]): Promise<readonly Ended[]> => runSideBySide(some, output.note);
  await runInTurn(jobs, { run, account: (one) => account(one, proving), stop, deadline });
  if (options.json) output.data(jsonText(asJson(results, plans)));
  return worstExit(results.map((result) => result.exit));
}

function jobOf({ plan, stack, named }: ResolvedPlan, { options, seed }: Proving) {
  const lanes = options.lanes === undefined ? '' : ` --lanes ${plan.lanes ?? 1}`;
  const command = `${called()} prove ${shellWord(named)}${lanes} --seed ${seed}`;
  return { kind: 'prove', plan, stack, command } as const;
}

/** Decides by the gate, remembers and shows what became of a suite. */
async function account(ended: Ended, { options, output, results, gate }: Proving): Promise<void> {
  const one = gated(ended, gate, output.note);
  results.push(one);
  await remember(one, resolve(options.runs), output.note);
  if (!options.json) show(one, output, options.gate);
}

/** Everything that these stacks need, unless deadline or signal come first. */
const toolsBy = ({ plans, output: { note: say }, deadline, stop }: Proving): Promise<ToolPaths> =>
  setUpBy(deadline, stop, async (signal) => {
    const stacks = plans.map(({ stack }) => stack);
    return toolsFor(stacks, await setUp({ say, signal }), say, signal);
  });

function show(ended: Gated, output: ReturnType<typeof openOutput>, gateFile = ''): void {
  if (ended.failed) ended.failed.lines.forEach(output.error);
  if (ended.cut !== undefined) output.note(`the deadline was over, and cut the run in ${ended.cut}`);
  const verdict = verdictOf(ended);
  if (!verdict || ended.folder === undefined) return;
  output.data(renderTerminal(verdict, { color: output.color, width: output.width }));
  if (ended.gate) output.data(renderGate(ended.gate, gateFile, output));
  output.data(`report: ${printable(openRunFolder(ended.folder).file('report.html'))}`);
}

function asJson(results: readonly Gated[], plans: readonly ResolvedPlan[]): object {
  const runs = results.map((ended, index) => {
    const verdict = verdictOf(ended);
    const { cells = [], validity = [], writes } = verdict ?? {};
    // What decides the exit code. A run that failed otherwise held nothing, whatever was judged of it.
    const decided = ended.gate?.outcome ?? verdict?.outcome ?? 'unknown';
    const outcome = ended.exit > exitCodes.unknown ? 'unknown' : decided;
    const suite = plans[index]?.plan.suite;
    const facts = { suite, folder: ended.folder, exitCode: ended.exit, cut: ended.cut, outcome, gate: ended.gate };
    return { ...facts, cells, validity, writes, ...ended.failed?.json };
  });
  return { exitCode: worstExit(results.map((result) => result.exit)), runs };
}
