import type { Availability } from '../model/cell.ts';
import { slotsNeeded } from '../model/proof.ts';
import { availabilityOf, unavailableBelow } from './availability.ts';
import { isBlank, isCorrect } from './outcome.ts';
import type { Moments } from './phases.ts';
import { phaseCode } from './phases.ts';
import type { SlotTable } from './slots.ts';

/**
 * Correct answers of the hold, in time or late: a service that answers everything is not gone, however slow it is. Only
 * requests that had their whole time-out before the healing count, good or bad alike: what hangs would otherwise be answered
 * late because of it, and pass for slow.
 * @returns null where these are too few to tell; late is then as good as never
 */
export function answeredIn(
  table: SlotTable,
  phase: Uint8Array,
  { healBegunMs, loadEndMs }: Pick<Moments, 'healBegunMs' | 'loadEndMs'>,
  timeoutMs: number,
): Availability | null {
  const untilMs = (healBegunMs ?? loadEndMs) - timeoutMs;
  let [correct, all] = [0, 0];
  for (let slot = 0; slot < table.planned; slot++) {
    const fate = table.fate[slot] as number;
    if (phase[slot] !== phaseCode.hold || isBlank(fate) || (table.dueMs[slot] as number) >= untilMs) continue;
    all++;
    if (isCorrect(fate)) correct++;
  }
  return all < slotsNeeded(unavailableBelow) ? null : availabilityOf(correct, all);
}
