import { readFileSync } from 'node:fs';
import { openJournal, readJournal } from '../chaos/index.ts';
import type { RunEvent } from '../model/event.ts';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import { systemClock } from './clock.ts';
import type { ProveJob } from './job.ts';
import { announcedJournal } from './announce.ts';
import { openFindings } from './findings.ts';
import { judgeFolder } from './judge-folder.ts';
import { appendStepSummary } from './outputs.ts';
import type { Outside } from './neighbours.ts';
import { neighboursOver, noNeighbours } from './neighbours.ts';
import { noteEvent } from './note-event.ts';
import { deadlineName } from './night/deadline.ts';
import { openProgress } from './progress.ts';
import { foldersOf } from './run-folder.ts';
import type { RunFolder } from './run-folder.ts';
import { run } from './run.ts';
import { openStep } from './step.ts';

/**
 * Inside the lab: gathers a run, then judges and reports it from the files, exactly as `judge` and `report` would later. What was
 * gathered is judged even when the gathering failed or was interrupted; outside, where it is one of several labs side by side.
 * @returns the exit code
 * @throws Failure `not-restored` when the last target did not come back, after judging what there is
 */
export async function prove(job: ProveJob, outside: Outside, signal: AbortSignal): Promise<number> {
  const { reply } = outside;
  const { whole, folder } = foldersOf(job, systemClock.now());
  reply({ type: 'run-folder', folder: whole.path });
  const [progress, step] = [openProgress(job), openStep(job.plan.probes?.length)];
  const journal = announcedJournal(openJournal(folder.file('events.ndjson')), progress, step.saw);
  const { plan, stack } = job;
  const onEpisode = openFindings({ plan, stack, folder, progress, journal, clock: systemClock });
  const onAbort = (): void => {
    const [reason, during] = [String(signal.reason), step.now()];
    noteEvent(journal, { type: 'run-interrupted', at: systemClock.now(), signal: reason, during });
    if (job.deadline && reason === deadlineName(job.deadline)) reply({ type: 'cut', during });
  };
  signal.addEventListener('abort', onAbort);
  const neighbours = job.lab ? neighboursOver(outside, signal) : noNeighbours;
  let restored: boolean;
  try {
    const around = { folder, journal, clock: systemClock, signal, say: progress.say, neighbours, onEpisode };
    restored = await run(job, around);
  } catch (thrown) {
    if (!job.lab) await judgeFolder(folder).catch(() => undefined);
    throw thrown;
  } finally {
    signal.removeEventListener('abort', onAbort);
    progress.end();
  }
  if (!restored) throw job.lab ? notRestoredIn(folder) : await judgedNotRestored(folder);
  if (job.lab) return exitCodes.held;
  const verdict = await judgeFolder(folder);
  appendStepSummary(verdict, progress.say);
  return verdict.exitCode;
}

/** Judges what there is; whatever goes wrong with that must not hide the target that is still down. */
export async function judgedNotRestored(folder: RunFolder): Promise<Failure> {
  await judgeFolder(folder).catch(() => undefined);
  return notRestoredIn(folder);
}

/** By the whole journal: the episode that was not restored may be one that does not count. */
function notRestoredIn(folder: RunFolder): Failure {
  try {
    return notRestored(readJournal(readFileSync(folder.file('events.ndjson'), 'utf8')));
  } catch {
    return notRestored([]);
  }
}

/** The failure of a run whose last target did not come back: such a run goes no further. */
export function notRestored(events: readonly RunEvent[]): Failure {
  const begun = events.findLast((event) => event.type === 'episode-started');
  const { target, fault } = begun ?? { target: 'the target', fault: 'fault' };
  const last = events.filter((event) => 'episode' in event && event.episode === begun?.episode);
  // The first of two tries may fail, and other acts after both.
  const failed = last.flatMap((event) => (event.type === 'act-failed' && event.act === 'heal' ? event.because : []));
  const isHealed = failed.length === 0 || last.some(({ type }) => type === 'fault-healed');
  const why = isHealed
    ? 'it was healed, and not seen in full service again within the recovery window'
    : `healing failed: ${failed.at(-1)}`;
  return new Failure('not-restored', { what: `${target} could not be restored after ${fault}`, why });
}
