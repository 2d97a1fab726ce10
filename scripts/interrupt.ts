import type { ForwardedSignal } from './pipe.ts';

/** One Ctrl-C reaches us several times: from the terminal, from npm, from the launcher. Within this it counts once. */
const repeatMs = 500;

/** What a job does about signals. */
export interface InterruptOptions {
  /** Whether the job winds up when it is asked to; otherwise the first signal ends it as the second would. */
  readonly windsUp: boolean;
  /** Ends the process at once. */
  readonly leave: (signal: ForwardedSignal) => void;
  /** The time in milliseconds, from any origin. */
  readonly nowMs: () => number;
}

/** The way in which a job is asked to stop. */
export interface Interrupt {
  /** Aborts, with the signal as its reason, when the job shall wind up. */
  readonly signal: AbortSignal;
  /** Somebody asks; who asks again, later than one keystroke lasts, does not want to wait any longer. */
  ask(signal: ForwardedSignal): void;
}

/** Opens the way; the one place that decides which signals are the same keystroke, and what a second one means. */
export function openInterrupt({ windsUp, leave, nowMs }: InterruptOptions): Interrupt {
  const controller = new AbortController();
  let countedMs = -Infinity;
  const ask = (signal: ForwardedSignal): void => {
    if (nowMs() - countedMs < repeatMs) return;
    countedMs = nowMs();
    if (windsUp && !controller.signal.aborted) controller.abort(signal);
    else leave(signal);
  };
  return { signal: controller.signal, ask };
}
