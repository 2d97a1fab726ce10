import { afterwards } from './afterwards.ts';
import type { ProveJob } from './job.ts';
import type { WatchedStack } from './raise.ts';
import { raise } from './raise.ts';
import type { RunSurroundings } from './surroundings.ts';

/** The stack that a run measures, under its eyes. */
export interface Standing {
  /** The first one; `renew` gives those after it. */
  readonly stack: WatchedStack;
  /** Lowers it, raises another one of its kind, and watches that: what broke of the old one is nothing of the new one. */
  readonly renew: () => Promise<WatchedStack>;
  /** Lowers the one that stands, whatever happened; what goes wrong with that is told. */
  readonly lower: () => Promise<void>;
}

/** Raises the job's stack, and watches it: a process that ends unasked, and what the balancer thinks of its servers. */
export async function raiseStanding(job: ProveJob, around: RunSurroundings): Promise<Standing> {
  let standing: { readonly stack: WatchedStack; readonly watch: { stop(): Promise<void> } } | undefined;
  const begin = async (): Promise<WatchedStack> => {
    const stack = await raise(job, around);
    standing = { stack, watch: stack.watch() };
    return stack;
  };
  const lower = async (): Promise<void> => {
    const over = standing;
    standing = undefined;
    await over?.watch.stop();
    if (over) await afterwards(around, 'lowering the stack', () => over.stack.down());
  };
  const renew = (): Promise<WatchedStack> => lower().then(begin);
  return { stack: await begin(), renew, lower };
}
