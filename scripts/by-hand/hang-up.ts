import { openInterrupt } from '../interrupt.ts';
import type { ForwardedSignal } from '../pipe.ts';
import { exitOfSignal, heedSignals } from '../signals.ts';

/** What a call looks like to whoever may end it. */
interface Endable {
  /** Says that nothing more is asked; what is still said is heard. */
  readonly close: () => void;
}

/** Signals that end a call. */
export interface HangUp {
  /** The signal that ended the call; undefined when none did. */
  readonly by: () => ForwardedSignal | undefined;
  /** Heeds signals no longer. */
  readonly release: () => void;
}

/** Ends a call by the first signal and still hears how it ends; the second one leaves at once. */
export function hangUpOn(call: Endable, leave: (code: number) => void = (code) => process.exit(code)): HangUp {
  const interrupt = openInterrupt({
    windsUp: true,
    leave: (signal) => leave(exitOfSignal(signal)),
    nowMs: () => performance.now(),
  });
  interrupt.signal.addEventListener('abort', () => call.close());
  return {
    by: () => (interrupt.signal.aborted ? (interrupt.signal.reason as ForwardedSignal) : undefined),
    release: heedSignals((signal) => interrupt.ask(signal)),
  };
}
