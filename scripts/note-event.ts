import type { Journal } from '../chaos/index.ts';
import type { RunEvent } from '../model/event.ts';
import { Failure } from '../model/failure.ts';

/** Between two tries to write an event. */
const againMs = 250;

/**
 * Writes an event that nobody waits for. An error thrown here would only take the controller down in the middle of a fault; but the
 * event is not lost where others can be written again soon, as on a disk that was full for a moment: it says itself when it was,
 * and a crash that nobody heard of would pass for the doing of a fault.
 */
export function noteEvent(journal: Pick<Journal, 'write'>, event: RunEvent): void {
  try {
    journal.write(event);
  } catch (thrown) {
    if (isUnwritten(thrown)) setTimeout(() => noteEvent(journal, event), againMs).unref();
  }
}

/** Whether it was the journal that failed, and none of those who hear of an event once it is written. */
const isUnwritten = (thrown: unknown): boolean =>
  thrown instanceof Failure && (thrown.code === 'disk-full' || thrown.code === 'run-folder-unwritable');
