import { constants } from 'node:os';
import { forwardedSignals } from '../pipe.ts';
import type { ForwardedSignal } from '../pipe.ts';

/**
 * Does something that a signal may interrupt: the first one aborts it, and once everything is wound up the process ends with
 * the exit code that belongs to the signal. Whoever passes a signal of his own keeps his own handlers.
 */
export async function interruptible<T>(
  theirs: AbortSignal | undefined,
  say: (line: string) => void,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (theirs !== undefined) return act(theirs);
  const controller = new AbortController();
  const first: { signal?: ForwardedSignal } = {};
  const abort = (signal: ForwardedSignal): void => {
    first.signal ??= signal;
    controller.abort(new Error(`interrupted by ${signal}`));
  };
  for (const signal of forwardedSignals) process.on(signal, abort);
  try {
    return await act(controller.signal);
  } catch (error) {
    if (first.signal === undefined) throw error;
    say('interrupted; the same command goes on where this stopped');
    return process.exit(128 + constants.signals[first.signal]);
  } finally {
    for (const signal of forwardedSignals) process.off(signal, abort);
  }
}
