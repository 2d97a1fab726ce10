import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import type { ForwardedSignal } from './pipe.ts';
import { forwardedSignals } from './pipe.ts';

/** What being asked to end by each signal is called, as a failure and as an exit code. */
const named = { SIGHUP: 'hangup', SIGINT: 'interrupted', SIGTERM: 'terminated' } as const;

/** Exit code of whoever winds up because of a signal. */
export const exitOfSignal = (signal: ForwardedSignal): number => exitCodes[named[signal]];

/** A signal as the end of a command. */
const interruptedBy = (signal: ForwardedSignal): Failure =>
  new Failure(named[signal], { what: `interrupted by ${signal}`, why: 'Somebody, or the system, asked it to end.' });

/** Has signals do something instead of ending this process. @returns gives them back */
export function heedSignals(heed: (signal: ForwardedSignal) => void): () => void {
  const handlers = forwardedSignals.map((signal) => [signal, () => heed(signal)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}

/** Signals that are minded. */
export interface MindedSignals {
  /** Aborts with the first of them; its reason is the failure that the command then ends with. */
  readonly signal: AbortSignal;
  /** From here on a signal ends this process again. */
  readonly release: () => void;
}

/** Minds signals in a part of a command that has something to wind up, or to tell. */
export function mindSignals(): MindedSignals {
  const controller = new AbortController();
  return { signal: controller.signal, release: heedSignals((signal) => controller.abort(interruptedBy(signal))) };
}
