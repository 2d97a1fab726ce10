import type { EpochMs } from '../model/units.ts';
import { elapsedMs } from '../model/units.ts';
import type { ProbeStage } from './probe-journal.ts';
import { noteProbe } from './probe-journal.ts';

/** Does something, and writes down every change of the balancers' own view of their servers meanwhile. */
export async function viewed<Result>(stage: ProbeStage, begunAt: EpochMs, act: () => Promise<Result>): Promise<Result> {
  const watch = stage.watch(({ at, balancer, server, state }) => {
    const observation = { kind: 'view', balancer, server, state, atMs: elapsedMs(begunAt, at) } as const;
    try {
      noteProbe(stage, { type: 'probe-saw', observation });
    } catch {
      // Nobody waits for a watch: a journal that can no longer be written fails the next act that writes to it.
    }
  });
  try {
    return await act();
  } finally {
    await watch.stop();
  }
}
