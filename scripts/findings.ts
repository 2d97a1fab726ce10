import type { Journal } from '../chaos/index.ts';
import { followJournal } from '../chaos/index.ts';
import type { Cell } from '../model/cell.ts';
import type { RunEvent } from '../model/event.ts';
import { reasonOf } from '../model/failure.ts';
import type { Clock } from '../model/handle.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { describeCell } from '../reports/index.ts';
import type { Digest } from '../verdict/index.ts';
import { digestsOf, disturbedEpisodes, judge } from '../verdict/index.ts';
import { faultOfEvent } from './event-shapes.ts';
import { noteEvent } from './note-event.ts';
import type { Progress } from './progress.ts';
import type { PlannedEpisode } from './repeat.ts';
import type { RunFolder } from './run-folder.ts';
import { samplesOf } from './samples-of.ts';

/** Whose findings are told, and where they are. */
export interface FindingsSetting extends Pick<EvidenceRecord, 'plan' | 'stack'> {
  /** What is gathered. */
  readonly folder: RunFolder;
  /** Where they are told to people. */
  readonly progress: Pick<Progress, 'say'>;
  /** Where they are told to programs. */
  readonly journal: Pick<Journal, 'write'>;
  /** Whose time it is. */
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Tells what the episode showed that was over last, and whether the machine was too busy to measure it. It is judged by itself
 * against the control arm, and nothing is read or measured twice, so that the tenth costs no more than the first. The judgement
 * at the end, from the files alone, is the one that counts: nothing that goes wrong here may end the run.
 */
export type TellFindings = (own: PlannedEpisode) => Promise<boolean>;

/** Follows what a run gathers. */
export function openFindings(setting: FindingsSetting): TellFindings {
  const { folder, progress } = setting;
  const arm: ControlArm = { measured: new Map() };
  const appended = followJournal(folder.file('events.ndjson'), faultOfEvent);
  const events: RunEvent[] = [];
  return async (own) => {
    if (own.experiment.fault === 'sham') [arm.sham, arm.measured] = [own, new Map()];
    try {
      events.push(...appended());
      const { cells, isDisturbed } = await lookAt(setting, { own, arm, events });
      if (cells === 'no-sham') progress.say('  to be judged when the sham has been played');
      else for (const cell of cells) tell(setting, own, cell);
      return isDisturbed;
    } catch (thrown) {
      progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
      return false;
    }
  };
}

function tell({ progress, journal, clock }: FindingsSetting, { episode }: PlannedEpisode, cell: Cell): void {
  const { target, fault, operation, arm, finding, effect, expectation, reasons } = cell;
  const because = reasons.map(({ detail }) => detail);
  const found = { target, fault, operation, arm, finding, effect, expectation, because };
  progress.say(`  ${describeCell(cell)}`);
  noteEvent(journal, { type: 'finding-told', at: clock.now(), episode, ...found });
}

/** What the others are held against. */
interface ControlArm {
  /** The last sham that was played; absent before the first. */
  sham?: PlannedEpisode;
  /** What was measured of it, by its number. */
  measured: ReadonlyMap<number, Digest>;
}

/** What there is to look at. */
interface Followed {
  readonly own: PlannedEpisode;
  readonly arm: ControlArm;
  /** The whole journal so far. */
  readonly events: readonly RunEvent[];
}

/** What one episode showed. */
interface Showing {
  /** Its cells; `no-sham` while there is nothing to hold them against. */
  readonly cells: readonly Cell[] | 'no-sham';
  /** Whether the machine was too busy to measure it. */
  readonly isDisturbed: boolean;
}

async function lookAt({ plan, stack, folder }: FindingsSetting, { own, arm, events }: Followed): Promise<Showing> {
  const both = [...new Set([arm.sham, own])].filter((one) => one !== undefined);
  const wanted = new Set(both.map(({ episode }) => episode));
  const ofBoth = events.filter((event) => !('episode' in event) || wanted.has(event.episode));
  const unread = ofBoth.filter((event) => !('episode' in event && arm.measured.has(event.episode)));
  const samples = await samplesOf(unread, { id: folder.id, fileOf: (name) => folder.file(name), driftMs: 0 });
  const record = { plan, stack, events: ofBoth, samples };
  const digests = digestsOf(record, arm.measured);
  const measured = digests.filter(({ events: { started } }) => started.episode === arm.sham?.episode);
  arm.measured = new Map(measured.map((one) => [one.events.started.episode, one]));
  // Of the sham it was asked when it had been played itself.
  const isDisturbed = disturbedEpisodes(record, digests).some(({ episode }) => episode === own.episode);
  if (!arm.sham) return { cells: 'no-sham', isDisturbed };
  const experiments = both.map(({ experiment }) => experiment);
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } }, digests);
  const { target, fault } = own.experiment;
  return { cells: cells.filter((cell) => cell.target === target && cell.fault === fault), isDisturbed };
}
