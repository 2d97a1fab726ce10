import { reasonOf } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { describeCell } from '../reports/index.ts';
import { disturbedEpisodes, judge } from '../verdict/index.ts';
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
 * @returns whether the machine was too busy to measure it
 */
export async function tellFindings(findings: Findings): Promise<boolean> {
  try {
    const { lines, isDisturbed } = await lookAt(findings);
    for (const line of lines) findings.progress.say(`  ${line}`);
    return isDisturbed;
  } catch (thrown) {
    findings.progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
    return false;
  }
}

/** What one episode showed. */
interface Showing {
  /** In words. */
  readonly lines: readonly string[];
  /** Whether the machine was too busy to measure it. */
  readonly isDisturbed: boolean;
}

async function lookAt({ plan, played, folder }: Findings): Promise<Showing> {
  const own = played.at(-1);
  const sham = played.findLast(({ experiment }) => experiment.fault === 'sham');
  const both = [...new Set([sham, own])].filter((one) => one !== undefined);
  const wanted = new Set(both.map(({ episode }) => episode));
  const record = await readRecord(folder, (each) => wanted.has(each));
  const isDisturbed = disturbedEpisodes(record).some(({ episode }) => episode === own?.episode);
  if (!own || !sham) return { lines: ['to be judged when the sham has been played'], isDisturbed };
  const experiments = both.map(({ experiment }) => experiment);
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } });
  const { target, fault } = own.experiment;
  const lines = cells.filter((cell) => cell.target === target && cell.fault === fault).map(describeCell);
  return { lines, isDisturbed };
}
