import { reasonOf } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { describeCell } from '../reports/index.ts';
import { judge } from '../verdict/index.ts';
import type { Progress } from './progress.ts';
import { readRecord } from './record.ts';
import type { PlannedEpisode } from './repeat.ts';
import type { RunFolder } from './run-folder.ts';

/** Whose findings are told, and where they are. */
export interface Findings {
  /** The plan. */
  readonly plan: Plan;
  /** What was played so far, in order. */
  readonly played: readonly PlannedEpisode[];
  /** What was gathered so far. */
  readonly folder: RunFolder;
  /** Where they are told. */
  readonly progress: Pick<Progress, 'say'>;
}

/**
 * Tells what the last episode showed, judged by itself against the control arm, so that the tenth costs no more than the first.
 * The judgement at the end is the one that counts: nothing that goes wrong here may end the run.
 */
export async function tellFindings(findings: Findings): Promise<void> {
  try {
    for (const line of await linesOf(findings)) findings.progress.say(`  ${line}`);
  } catch (thrown) {
    findings.progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
  }
}

async function linesOf({ plan, played, folder }: Findings): Promise<readonly string[]> {
  const own = played.at(-1);
  const sham = played.findLast(({ experiment }) => experiment.fault === 'sham');
  if (!own || !sham) return ['to be judged when the sham has been played'];
  const both = new Set([sham, own]);
  const wanted = new Set([...both].map(({ episode }) => episode));
  const record = await readRecord(folder, (each) => wanted.has(each));
  const experiments = [...both].map(({ experiment }) => experiment);
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } });
  const { target, fault } = own.experiment;
  return cells.filter((cell) => cell.target === target && cell.fault === fault).map(describeCell);
}
