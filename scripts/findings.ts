import { reasonOf } from '../model/failure.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import { describeCell } from '../reports/index.ts';
import { judge } from '../verdict/index.ts';
import type { Progress } from './progress.ts';
import { readRecord } from './record.ts';
import type { RunFolder } from './run-folder.ts';

/** Whose findings are told, and where they are. */
export interface Findings {
  /** The plan. */
  readonly plan: Plan;
  /** Its experiments in running order, one an episode. */
  readonly order: readonly ExperimentPlan[];
  /** Number of the first of them. */
  readonly firstEpisode: number;
  /** What was gathered so far. */
  readonly folder: RunFolder;
  /** Where they are told. */
  readonly progress: Pick<Progress, 'say'>;
}

/**
 * Tells what an episode showed, judged by itself against the control arm, so that the tenth costs no more than the first.
 * The judgement at the end is the one that counts: nothing that goes wrong here may end the run.
 */
export async function tellFindings(findings: Findings, episode: number): Promise<void> {
  try {
    for (const line of await linesOf(findings, episode)) findings.progress.say(`  ${line}`);
  } catch (thrown) {
    findings.progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
  }
}

async function linesOf(findings: Findings, episode: number): Promise<readonly string[]> {
  const { plan, order, folder, firstEpisode } = findings;
  const place = order.slice(0, episode - firstEpisode + 1).findLastIndex(({ fault }) => fault === 'sham');
  const sham = firstEpisode + place;
  if (place < 0) return ['to be judged when the sham has been played'];
  const wanted = new Set([sham, episode]);
  const record = await readRecord(folder, (each) => wanted.has(each));
  const experiments = order.filter((_, index) => wanted.has(firstEpisode + index));
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } });
  const own = order[episode - firstEpisode];
  return cells.filter(({ target, fault }) => target === own?.target && fault === own.fault).map(describeCell);
}
