import type { Reply } from './job.ts';
import type { Stage } from './meeting.ts';

/** The other lanes of a run, as one lane sees them. Nobody is waited for once the run is asked to stop. */
export interface Neighbours {
  /** Says that this lane's stack is up for its experiments, and resolves when all are; at once from the second time on. */
  together(): Promise<void>;
  /** Resolves when no other lane measures any longer, and none will before this one has ended; at once from the second time on. */
  alone(): Promise<void>;
}

/** Who is outside the lab. */
export interface Outside {
  /** Tells it something. */
  readonly reply: (message: Reply) => void;
  /** Resolves when it says that a stage begins. */
  readonly begins: (stage: Stage) => Promise<void>;
}

/** A run without lanes has none. */
export const noNeighbours: Neighbours = {
  together: () => Promise.resolve(),
  alone: () => Promise.resolve(),
};

/** The other lanes, over the process outside. */
export function neighboursOver({ reply, begins }: Outside, signal: AbortSignal): Neighbours {
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const once = (stage: Stage): (() => Promise<void>) => {
    let begun: Promise<void> | undefined;
    return () => {
      if (begun === undefined) reply({ type: 'ready', for: stage });
      return (begun ??= Promise.race([begins(stage), stopped]));
    };
  };
  return { together: once('together'), alone: once('alone') };
}
