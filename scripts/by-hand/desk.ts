import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import type { RunEvent } from '../../model/event.ts';
import type { Clock } from '../../model/handle.ts';
import { faultIds } from '../../model/plan.ts';
import type { StackState } from '../../model/state.ts';
import type { StackSpec } from '../../model/stack.ts';
import { targetsOf } from '../../model/stack.ts';
import { later } from '../../model/units.ts';
import type { Pipe } from '../pipe.ts';
import { openPipe } from '../pipe.ts';
import { isHold } from './hold.ts';
import type { Ask, HandFault, HandOutcome, Tell } from './words.ts';

/** Between two looks at the stack while somebody watches: often enough to see a failover, seldom enough not to be one. */
const lookEveryMs = 300;

/** What the desk hands its callers on to. */
export interface DeskOptions {
  /** The stack as it was asked for. */
  readonly spec: StackSpec;
  /** Looks at the stack. */
  readonly look: () => Promise<StackState>;
  /** Does one fault; the number counts them from 1. */
  readonly act: (
    number: number,
    order: HandFault,
    signal: AbortSignal,
    seen: (event: RunEvent) => void,
  ) => Promise<HandOutcome>;
  /** Whose time it is. */
  readonly clock: Clock;
}

type Caller = Pipe<Ask, Tell>;

/** The place inside a lab that is kept up where people outside ask for its state, and for faults, one at a time. */
export interface Desk {
  /** Listens on a socket; resolves when somebody may call. */
  readonly open: (path: string) => Promise<void>;
  /** Serves one caller until it hangs up, or until its fault is healed. */
  readonly serve: (caller: Caller) => Promise<void>;
  /** Takes no further callers. */
  readonly close: () => void;
}

/** Makes the desk of a lab. */
export function makeDesk(options: DeskOptions): Desk {
  const watchers = new Set<Caller>();
  const now: { fault: string | null; number: number; looking: boolean } = { fault: null, number: 0, looking: false };
  const watch = (caller: Caller): void => {
    watchers.add(caller);
    if (!now.looking) void lookOn(options, watchers, now);
  };
  const fault = async (caller: Caller, order: HandFault, signal: AbortSignal): Promise<void> => {
    const refused = refusal(options.spec, order, now.fault);
    if (refused !== undefined) return caller.send({ tell: 'done', outcome: nothingDone(refused) });
    now.fault = `${order.fault} ${order.target}`;
    watch(caller);
    try {
      const seen = (event: RunEvent): void => caller.send({ tell: 'event', event });
      caller.send({ tell: 'done', outcome: await options.act(++now.number, order, signal, seen) });
    } finally {
      now.fault = null;
    }
  };
  const serve = async (caller: Caller): Promise<void> => {
    const hungUp = new AbortController();
    let work: Promise<void> | undefined;
    try {
      for await (const asked of caller.incoming) {
        if (asked.ask === 'watch') watch(caller);
        else work ??= fault(caller, asked, hungUp.signal).finally(() => caller.close());
      }
    } finally {
      hungUp.abort();
      await work;
      watchers.delete(caller);
      caller.close();
    }
  };
  // A caller that hangs up still hears the end of its fault.
  const server = createServer(
    { allowHalfOpen: true },
    (socket: Socket) => void serve(openPipe(socket)).catch(() => undefined),
  );
  return {
    serve,
    open: (path) => new Promise((resolve, reject) => server.once('error', reject).listen(path, resolve)),
    close: () => void server.close(),
  };
}

const nothingDone = (because: string): HandOutcome => ({
  intended: false,
  injected: false,
  restored: true,
  because: [because],
});

/** Why an order is not carried out; undefined when it is. Whoever calls may be another version, or no program of ours. */
function refusal(spec: StackSpec, { fault, target, holdMs }: HandFault, inForce: string | null): string | undefined {
  if (inForce !== null) return `one fault at a time: ${inForce} is not over yet`;
  if (!faultIds.includes(fault)) return 'there is no such fault';
  if (!targetsOf(spec).includes(target)) return `${spec.name} has no such target`;
  return isHold(holdMs) ? undefined : 'that is no time for a fault';
}

/** Looks for as long as somebody watches. A look that fails is told to nobody; the next one follows. */
async function lookOn(
  { look, spec, clock }: DeskOptions,
  watchers: ReadonlySet<Caller>,
  now: { fault: string | null; looking: boolean },
): Promise<void> {
  now.looking = true;
  while (watchers.size > 0) {
    const state = await look().catch(() => undefined);
    if (state)
      for (const watcher of watchers) watcher.send({ tell: 'state', stack: spec.name, fault: now.fault, state });
    await clock.until(later(clock.now(), lookEveryMs));
  }
  now.looking = false;
}
