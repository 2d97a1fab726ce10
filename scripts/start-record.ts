import { availableParallelism, release, totalmem } from 'node:os';
import type { ProveJob } from './job.ts';
import type { RunSurroundings } from './surroundings.ts';

/** Writes the first event: what is run, where and with what. */
export function startRecord(job: ProveJob, { folder, journal, clock }: RunSurroundings): void {
  const host = { kernel: release(), processors: availableParallelism(), memoryMiB: Math.round(totalmem() / 2 ** 20) };
  const { seed, versions, command, plan } = job;
  journal.write({
    type: 'run-started',
    at: clock.now(),
    id: folder.id,
    suite: plan.suite,
    seed,
    versions,
    host,
    command,
  });
}
