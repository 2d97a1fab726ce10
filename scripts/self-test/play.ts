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

/** Plays a case as `prove` plays any suite, and compares what was judged with what is true. */
export async function playCase(
  { known, stack, plan, truth }: PreparedCase,
  ground: SelfTestGround,
): Promise<CaseResult> {
  const startedMs = performance.now();
  const tools = tamperedTools(ground.tools, known.tampering, join(ground.runsDir, 'impostors'));
  const command = `spofproof self-test --only ${known.name} --seed ${ground.seed}`;
  const ended = await runInside({ ...ground, kind: 'prove', plan, stack, tools, command, quiet: true, verbose: false });
  const judged = await judgedOf(ended, plan);
  return {
    name: known.name,
    title: known.title,
    verdicts: verdictsOf(plan),
    mistakes: mistakesIn(judged, truth),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
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
