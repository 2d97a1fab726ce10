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
 * against the control arm, and nothing is read or measured twice, so that the tenth costs no more than the first. What may not
 * count in the end is not told as found: what was measured by a machine too busy for it is played again. The judgement at the end,
 * from the files alone, is the one that counts: nothing that goes wrong here may end the run.
 */
export type TellFindings = (own: PlannedEpisode) => Promise<boolean>;

/** Follows what a run gathers. */
export function openFindings(setting: FindingsSetting): TellFindings {
  const { folder, progress } = setting;
  const arm: ControlArm = { shams: [], measured: new Map() };
  const appended = followJournal(folder.file('events.ndjson'), faultOfEvent);
  const events: RunEvent[] = [];
  return async (own) => {
    if (isSham(own)) arm.shams = [...arm.shams.filter(({ episode }) => !own.repeats?.includes(episode)), own];
    try {
      events.push(...appended());
      const { cells, isDisturbed } = await lookAt(setting, { own, arm, events });
      if (cells === 'no-sham') progress.say('  to be judged when the sham has been played');
      else tellAll(setting, own, { cells, isDisturbed });
      return isDisturbed;
    } catch (thrown) {
      progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
      return false;
    }
  };
}

const isSham = ({ experiment }: PlannedEpisode): boolean => experiment.fault === 'sham';

/** Of what may be played again only that is told of which nobody knows what it comes to, and why. */
function tellAll(
  setting: FindingsSetting,
  own: PlannedEpisode,
  { cells, isDisturbed }: Showing & { readonly cells: readonly Cell[] },
): void {
  const told = isDisturbed ? cells.filter(({ expectation }) => expectation === 'unknown') : cells;
  for (const cell of told) tell(setting, own, cell);
  if (told.length < cells.length)
    setting.progress.say('  not told as found: the machine was too busy to measure it all');
}

function tell({ plan, progress, journal, clock }: FindingsSetting, { episode }: PlannedEpisode, cell: Cell): void {
  const { target, fault, operation, arm, finding, effect, expectation, reasons } = cell;
  const because = reasons.map(({ detail }) => detail);
  const found = { target, fault, operation, arm, finding, effect, expectation, because };
  const alone = episodesOf(plan, cell) > 1 ? 'by this episode alone: ' : '';
  progress.say(`  ${alone}${describeCell(cell)}`);
  noteEvent(journal, { type: 'finding-told', at: clock.now(), episode, ...found });
}

/** How many episodes have to agree on a cell. */
const episodesOf = ({ episodes, experiments }: FindingsSetting['plan'], cell: Cell): number =>
  episodes * experiments.filter(({ target, fault }) => target === cell.target && fault === cell.fault).length;

/** What the others are held against. */
interface ControlArm {
  /** Every sham that was played, but for those that were played again: each of them has to be clean. */
  shams: readonly PlannedEpisode[];
  /** What was measured of them, by their numbers. */
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
  const all = isSham(own) ? [own] : [...arm.shams, own];
  const wanted = new Set(all.map(({ episode }) => episode));
  const ofAll = events.filter((event) => !('episode' in event) || wanted.has(event.episode));
  const unread = ofAll.filter((event) => !('episode' in event && arm.measured.has(event.episode)));
  const samples = await samplesOf(unread, { id: folder.id, fileOf: (name) => folder.file(name), driftMs: 0 });
  const record = { plan, stack, events: ofAll, samples };
  const digests = digestsOf(record, arm.measured);
  arm.measured = measuredOf(arm, digests);
  // Of a sham it was asked when it had been played itself.
  const isDisturbed = disturbedEpisodes(record, digests).some(({ episode }) => episode === own.episode);
  if (arm.shams.length === 0) return { cells: 'no-sham', isDisturbed };
  const experiments = all.map(({ experiment }) => experiment);
  const { cells } = judge({ ...record, plan: { ...plan, episodes: 1, experiments } }, digests);
  const { target, fault } = own.experiment;
  return { cells: cells.filter((cell) => cell.target === target && cell.fault === fault), isDisturbed };
}

/** What is known of the control arm, with what was measured just now. */
function measuredOf({ shams, measured }: ControlArm, digests: readonly Digest[]): ReadonlyMap<number, Digest> {
  const known = new Map([...measured, ...digests.map((one): [number, Digest] => [one.events.started.episode, one])]);
  return new Map(shams.flatMap(({ episode }) => (known.has(episode) ? [[episode, known.get(episode) as Digest]] : [])));
}
