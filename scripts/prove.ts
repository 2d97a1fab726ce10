import { openJournal } from '../chaos/index.ts';
import { exitCodes } from '../model/exit.ts';
import type { Verdict } from '../model/verdict.ts';
import { judge } from '../verdict/index.ts';
import { systemClock } from './clock.ts';
import type { ProveJob, Reply } from './job.ts';
import { announcedJournal, tellFindings } from './announce.ts';
import { writeOutputs } from './outputs.ts';
import { openProgress } from './progress.ts';
import { readRecord } from './record.ts';
import { createRunFolder } from './run-folder.ts';
import type { RunFolder } from './run-folder.ts';
import { run } from './run.ts';

/**
 * Inside the lab: gathers a run, then judges and reports it from the files, exactly as `judge` and `report` would later.
 * What was gathered is judged even when the gathering failed or was interrupted.
 * @returns the exit code
 */
export async function prove(job: ProveJob, reply: (message: Reply) => void, signal: AbortSignal): Promise<number> {
  const folder = createRunFolder(job.runsDir, job.plan, job.stack, systemClock.now());
  reply({ type: 'run-folder', folder: folder.path });
  const progress = openProgress(job);
  const journal = announcedJournal(openJournal(folder.file('events.ndjson')), progress);
  const onEpisode = (episode: number): Promise<void> => tellFindings(folder, episode, progress);
  signal.addEventListener('abort', () => {
    journal.write({ type: 'run-interrupted', at: systemClock.now(), signal: String(signal.reason) });
  });
  try {
    const restored = await run(job, { folder, journal, clock: systemClock, signal, onEpisode });
    const verdict = await judgeFolder(folder);
    return restored ? verdict.exitCode : exitCodes.notRestored;
  } catch (thrown) {
    await judgeFolder(folder).catch(() => undefined);
    throw thrown;
  } finally {
    progress.end();
  }
}

/** Judges what a folder holds and writes verdict and reports into it. */
export async function judgeFolder(folder: RunFolder): Promise<Verdict> {
  const verdict = judge(await readRecord(folder));
  writeOutputs(folder, verdict);
  return verdict;
}
