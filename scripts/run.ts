import { afterwards } from './afterwards.ts';
import { runEpisodes } from './episodes.ts';
import type { ProveJob } from './job.ts';
import { bundledScript } from './load.ts';
import { raise } from './raise.ts';
import { startRecord } from './start-record.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * One run, from nothing to everything gathered:
 *
 * 1. say in the journal what is run, where and with what;
 * 2. bundle the load script;
 * 3. raise the stack on its own network, every component answering;
 * 4. watch it: a process that ends unasked, and what the balancer thinks of its servers;
 * 5. for each experiment, start the users' load and wait for its steady state;
 * 6. inject the fault, see it bite, hold it, heal it, see it healed, wait for the steady state again;
 * 7. let the load end and read every database's ledger;
 * 8. lower the stack, whatever happened;
 * 9. close the journal. Judging and reporting come after, from what was written.
 *
 * @returns whether everything that was broken was restored
 */
export async function run(job: ProveJob, around: RunSurroundings): Promise<boolean> {
  const { journal, clock } = around;
  startRecord(job, around); // 1
  const script = await bundledScript(job); // 2
  const stack = await raise(job, around); // 3
  const watch = stack.watch(); // 4
  try {
    return await runEpisodes({ job, around, script, stack }); // 5, 6, 7
  } finally {
    await watch.stop();
    await afterwards(around, 'lowering the stack', () => stack.down()); // 8
    await afterwards(around, 'closing the journal', () => journal.write({ type: 'run-ended', at: clock.now() })); // 9
  }
}
