import { constants } from 'node:os';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import type { Reply } from './job.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';

/** A lab that is up, in its controller's words. */
export type LabUp = Extract<Reply, { type: 'lab-up' }>;

/** What a controller said. */
export interface Said {
  /** The run's folder, once it had one. */
  readonly folder?: string;
  /** The step at which its deadline cut it, if it did. */
  readonly cut?: string;
  /** The lab, once it was up. */
  readonly lab?: LabUp;
  /** Its failure, if it ended by one. */
  readonly failed?: Extract<Reply, { type: 'failed' }>;
  /** The exit code it settled on; absent when it died without a last word. */
  readonly exit?: number;
}

/** What a controller left behind when it ended. */
export interface Ended extends Said {
  /** Exit code of the command; the kernel has removed everything the controller started. */
  readonly exit: number;
}

/** How the process that holds the namespaces ended. */
export interface Death {
  /** Its exit code; null when a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it, if one did. */
  readonly signal: NodeJS.Signals | null;
}

/** Gathers what a controller says until it falls silent. */
export async function collect(replies: AsyncIterable<Reply>, heed?: (reply: Reply) => void): Promise<Said> {
  const said: Said = {};
  for await (const reply of replies) {
    heed?.(reply);
    Object.assign(said, partOf(reply));
  }
  return said;
}

function partOf(reply: Reply): Said {
  switch (reply.type) {
    case 'run-folder':
      return { folder: reply.folder };
    case 'cut':
      return { cut: reply.during };
    case 'lab-up':
      return { lab: reply };
    case 'failed':
      return { failed: reply };
    case 'ready':
      return {};
    default:
      return { exit: reply.exit };
  }
}

/**
 * The end of a job by what its controller said. How its process ended decides nothing: whatever kills a program, or keeps it
 * from starting, leaves an exit code too, and 1 would read as a verdict.
 * @throws Failure `locked` when there never was a controller because another lab is up
 */
export function settle(said: Said, death: Death): Ended {
  if (said.exit !== undefined) return { ...said, exit: said.exit };
  if (death.code === exitCodes.locked) {
    const why = 'Two labs at once would disturb each other’s measurements.';
    throw new Failure('locked', { what: 'another run or lab is up', why });
  }
  const died = new Failure('controller-died', {
    what: `the process inside the lab ended without a word (${describe(death)})`,
    why: 'Somebody killed it, the machine ran out of memory, or it could not be started at all.',
  });
  return { ...said, ...endedBy(died) };
}

/** The end by a failure that no controller told. */
export const endedBy = (thrown: unknown, verbose = false): Ended => ({
  exit: exitOf(thrown),
  failed: { type: 'failed', lines: presentFailure(thrown, verbose), json: failureAsJson(thrown) },
});

/** A shell between us and the controller tells of a signal as 128 + its number. */
function describe({ code, signal }: Death): string {
  const named = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
  return signal ?? named?.[0] ?? `exit code ${code}`;
}
