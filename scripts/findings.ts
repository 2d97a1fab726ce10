import type { Journal } from '../chaos/index.ts';
import type { Cell } from '../model/cell.ts';
import { reasonOf } from '../model/failure.ts';
import type { Clock } from '../model/handle.ts';
import type { Plan } from '../model/plan.ts';
import { describeCell } from '../reports/index.ts';
import { digestsOf, disturbedEpisodes, judge } from '../verdict/index.ts';
import { noteEvent } from './note-event.ts';
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
  /** Where they are told to people. */
  readonly progress: Pick<Progress, 'say'>;
  /** Where they are told to programs. */
  readonly journal: Pick<Journal, 'write'>;
  /** Whose time it is. */
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Tells what the last episode showed, judged by itself against the control arm, so that the tenth costs no more than the first.
 * The judgement at the end is the one that counts: nothing that goes wrong here may end the run.
 * @returns whether the machine was too busy to measure it
 */
export async function tellFindings(findings: Findings): Promise<boolean> {
  try {
    const { cells, isDisturbed } = await lookAt(findings);
    if (cells === 'no-sham') findings.progress.say('  to be judged when the sham has been played');
    else for (const cell of cells) tell(findings, cell);
    return isDisturbed;
  } catch (thrown) {
    findings.progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
    return false;
  }
}

function tell({ played, progress, journal, clock }: Findings, cell: Cell): void {
  const { target, fault, operation, arm, finding, effect, expectation, reasons } = cell;
  const because = reasons.map(({ detail }) => detail);
  const found = { target, fault, operation, arm, finding, effect, expectation, because };
  progress.say(`  ${describeCell(cell)}`);
  noteEvent(journal, { type: 'finding-told', at: clock.now(), episode: played.at(-1)?.episode ?? 0, ...found });
}

/** What one episode showed. */
interface Showing {
  /** Its cells; `no-sham` while there is nothing to hold them against. */
  readonly cells: readonly Cell[] | 'no-sham';
  /** Whether the machine was too busy to measure it. */
  readonly isDisturbed: boolean;
}

async function lookAt({ plan, played, folder }: Findings): Promise<Showing> {
  const own = played.at(-1);
  const sham = played.findLast(({ experiment }) => experiment.fault === 'sham');
  const both = [...new Set([sham, own])].filter((one) => one !== undefined);
  const wanted = new Set(both.map(({ episode }) => episode));
  const record = await readRecord(folder, (each) => wanted.has(each));
  const digests = digestsOf(record);
  // Of the sham it was asked when it had been played itself.
  const isDisturbed = disturbedEpisodes(record, digests).some(({ episode }) => episode === own?.episode);
  if (!own || !sham) return { cells: 'no-sham', isDisturbed };
  const experiments = both.map(({ experiment }) => experiment);
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } }, digests);
  const { target, fault } = own.experiment;
  return { cells: cells.filter((cell) => cell.target === target && cell.fault === fault), isDisturbed };
}
