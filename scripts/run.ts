import { afterwards } from './afterwards.ts';
import { runEpisodes } from './episodes.ts';
import type { ProveJob } from './job.ts';
import { bundledScript } from './load.ts';
import { runProbes } from './probes.ts';
import { raiseStanding } from './standing.ts';
import { startRecord } from './start-record.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * One run, from nothing to everything gathered:
 *
 * 1. say in the journal what is run, where and with what;
 * 2. bundle the load script;
 * 3. ask the plan's questions of a stack that is raised for that alone;
 * 4. raise the stack on its own network, every component answering;
 * 5. watch it: a process that ends unasked, and what the balancer thinks of its servers;
 * 6. wait until the other lanes, if there are any, are as far: a stack that boots disturbs those that measure;
 * 7. for each experiment, start the users' load and wait for its steady state;
 * 8. inject the fault, see it bite, hold it, heal it, see it healed, wait for the steady state again;
 * 9. end the load and read every database's ledger; then 7 to 9 again where the machine was too busy to measure; where the stack
 *    was not steady any more, 10, 4 and 5 come before the next episode;
 * 10. lower the stack, whatever happened;
 * 11. close the journal. Judging and reporting come after, from what was written.
 *
 * @returns whether everything that was broken was restored
 */
export async function run(job: ProveJob, around: RunSurroundings): Promise<boolean> {
  const { journal, clock } = around;
  const close = (): Promise<void> =>
    afterwards(around, 'closing the journal', () => journal.write({ type: 'run-ended', at: clock.now() }));
  startRecord(job, around); // 1
  const script = await bundledScript(job); // 2
  await runProbes(job, around); // 3
  if (around.signal.aborted || job.plan.experiments.length === 0) return close().then(() => true);
  const { stack, renew, lower } = await raiseStanding(job, around); // 4, 5
  try {
    await around.neighbours.together(); // 6
    return await runEpisodes({ job, around, script, stack }, renew); // 7, 8, 9
  } finally {
    await lower(); // 10
    await close(); // 11
  }
}
