import type { Journal } from '../chaos/index.ts';
import type { RunEvent } from '../model/event.ts';

/**
 * Writes an event that nobody waits for. A journal that can no longer be written fails the next act that writes to it; an
 * error thrown here would only take the controller down in the middle of a fault.
 */
export function noteEvent(journal: Pick<Journal, 'write'>, event: RunEvent): void {
  try {
    journal.write(event);
  } catch {
    // See above.
  }
}
