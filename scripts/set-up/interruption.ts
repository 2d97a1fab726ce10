import { mindSignals } from '../signals.ts';

/**
 * Does something that a signal may interrupt: the first one aborts it, and once everything is wound up it rejects with the
 * failure that belongs to the signal. Whoever passes a signal of his own keeps his own handlers.
 */
export async function interruptible<T>(
  theirs: AbortSignal | undefined,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (theirs !== undefined) return act(theirs);
  const { signal, release } = mindSignals();
  try {
    const done = await act(signal);
    signal.throwIfAborted();
    return done;
  } catch (thrown) {
    throw signal.aborted ? signal.reason : thrown;
  } finally {
    release();
  }
}
