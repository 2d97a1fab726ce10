import { exitCodes } from '../model/exit.ts';
import type { Ended } from './ended.ts';
import { endedBy } from './ended.ts';
import { judgeFolder } from './judge-folder.ts';
import { appendStepSummary } from './outputs.ts';
import { openRunFolder } from './run-folder.ts';
import { stopExit } from './worst-exit.ts';

/** What the labs of one run left behind. */
export interface Gathered {
  /** The folder of the run; undefined when none was made. */
  readonly folder: string | undefined;
  /** How each lab ended, in the order of the lanes. */
  readonly all: readonly Ended[];
}

/** Judges what the labs of a run gathered, also what there is when one of them was stopped. What goes wrong with that is its end. */
export async function judgeLabs({ folder, all }: Gathered, say: (line: string) => void): Promise<Ended> {
  const exit = stopExit(all.map((lab) => lab.exit));
  const stopped = all.find((lab) => lab.exit === exit);
  if (folder === undefined) return stopped ?? { exit: exitCodes.internal };
  if (stopped) await judgeFolder(openRunFolder(folder)).catch(() => undefined);
  if (stopped) return { ...stopped, ...failureOf(all, stopped), folder };
  try {
    const verdict = await judgeFolder(openRunFolder(folder));
    appendStepSummary(verdict, say);
    return { folder, exit: verdict.exitCode, ...cutsOf(all) };
  } catch (thrown) {
    return { ...endedBy(thrown), folder };
  }
}

const inLane = (all: readonly Ended[], index: number): string => (all.length > 1 ? `lane ${index + 1}: ` : '');

/** What went wrong in any lane, in words, each with its lane; as data, that which decides the exit code. */
function failureOf(all: readonly Ended[], { failed }: Ended): Pick<Ended, 'failed'> {
  const linesOf = (one: Ended, index: number): readonly string[] =>
    (one.failed?.lines ?? []).map((line) => line.replace(/^error: /, `error: ${inLane(all, index)}`));
  return failed ? { failed: { ...failed, lines: all.flatMap(linesOf) } } : {};
}

/** Where the deadline cut which lane. */
function cutsOf(all: readonly Ended[]): Pick<Ended, 'cut'> {
  const cuts = all.flatMap(({ cut }, index) => (cut === undefined ? [] : [inLane(all, index) + cut]));
  return cuts.length > 0 ? { cut: cuts.join('; ') } : {};
}
