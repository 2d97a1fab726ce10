import { join } from 'node:path';
import type { KnownCase } from '../../known/case.ts';
import type { CaseTruth } from '../../known/truth.ts';
import { exitCodes } from '../../model/exit.ts';
import { reasonOf } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { runInside } from '../enter.ts';
import type { Ended } from '../ended.ts';
import { runSingly } from '../in-turn.ts';
import { readRecord, readVerdict } from '../record.ts';
import { openRunFolder } from '../run-folder.ts';
import { absentFrom } from './absent.ts';
import type { Judged, Mistake } from './compare.ts';
import { mistakesIn, verdictsOf } from './compare.ts';
import { tamperedTools } from './tamper.ts';

/** A case ready to be played: its stack and plan are sound. */
export interface PreparedCase {
  /** What is known. */
  readonly known: KnownCase;
  /** Its stack. */
  readonly stack: StackSpec;
  /** Its plan, which expects nothing. */
  readonly plan: Plan;
  /** What is true of it; kept away from the run. */
  readonly truth: CaseTruth;
}

/** What all cases of a self-test share. */
export interface SelfTestGround {
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Versions by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** Folder of this self-test's runs. */
  readonly runsDir: string;
  /** Folder of prepared data directories and bundles. */
  readonly cacheDir: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Aborts when a signal asks the command to end. */
  readonly stop: AbortSignal;
  /** Runs one job to its end. */
  readonly inside?: typeof runInside;
}

/** How a case came out. */
export interface CaseResult {
  /** Name of the case. */
  readonly name: string;
  /** What is known of its stack. */
  readonly title: string;
  /** Cells that were compared. */
  readonly verdicts: number;
  /** Those that were judged otherwise than they are. */
  readonly mistakes: readonly Mistake[];
  /** Its run's folder, to look into; absent when there was no run. */
  readonly folder?: string;
  /** How long it took. */
  readonly seconds: number;
  /** Exit code of the run. */
  readonly exit: number;
  /** Why the run ended otherwise than by its verdict; absent when it did not. */
  readonly failure?: string;
}

/**
 * Plays one case after the other as `prove` plays any suite, and compares what was judged with what is true. A case that cannot be
 * begun is one that failed; an interruption ends the row, and takes nothing along.
 * @param tell gets each result as soon as it is known
 * @returns how each case came out that was reached
 */
export async function playCases(
  prepared: readonly PreparedCase[],
  ground: SelfTestGround,
  tell: (result: CaseResult, place: number) => void,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  let sinceMs = performance.now();
  const account = async (ended: Ended, one: PreparedCase): Promise<void> => {
    const seconds = Math.round((performance.now() - sinceMs) / 100) / 10;
    const result = await resultOf(ended, one, seconds);
    tell(result, results.push(result));
    sinceMs = performance.now();
  };
  await runSingly(prepared, { run: (one) => endOf(one, ground), account, stop: ground.stop });
  return results;
}

function endOf({ known, stack, plan }: PreparedCase, ground: SelfTestGround): Promise<Ended> {
  const { inside = runInside, versions, runsDir, cacheDir, seed } = ground;
  const tools = tamperedTools(ground.tools, known.tampering, join(runsDir, 'impostors'));
  const command = `spofproof self-test --only ${known.name} --seed ${seed}`;
  const facts = { versions, runsDir, cacheDir, seed, command, quiet: true, verbose: false };
  return inside({ ...facts, kind: 'prove', plan, stack, tools });
}

async function resultOf(ended: Ended, { known, plan, truth }: PreparedCase, seconds: number): Promise<CaseResult> {
  const judged = await judgedOf(ended, plan);
  return {
    name: known.name,
    title: known.title,
    verdicts: verdictsOf(plan),
    mistakes: mistakesIn(judged, truth),
    seconds,
    exit: ended.exit,
    ...(ended.folder !== undefined && { folder: ended.folder }),
    ...(ended.exit > exitCodes.unknown && { failure: failureOf(ended) }),
  };
}

const failureOf = ({ failed, exit }: Ended): string =>
  failed?.lines.join(' ') ?? `the run ended with exit code ${exit} and without a verdict`;

async function judgedOf(ended: Ended, plan: Plan): Promise<Judged> {
  const [failure, { folder }] = [failureOf(ended), ended];
  if (folder === undefined) return { plan, failure };
  try {
    const run = openRunFolder(folder);
    const record = await readRecord(run);
    return { plan, verdict: readVerdict(run), failure, absent: absentFrom(primaryOf(record.stack), record) };
  } catch (thrown) {
    return { plan, failure: `${failure}; ${reasonOf(thrown)}` };
  }
}

/** The database that takes the writes before every fault, and after it. */
const primaryOf = ({ components }: StackSpec): string =>
  components.find(({ kind, role }) => kind === 'mariadb' && role === 'primary')?.name ?? '';
