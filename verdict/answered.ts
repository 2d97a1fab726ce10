import type { Availability } from '../model/cell.ts';
import { availabilityOf } from './availability.ts';
import { isBlank, isCorrect } from './outcome.ts';
import type { Moments } from './phases.ts';
import { phaseCode } from './phases.ts';
import type { SlotTable } from './slots.ts';

/**
 * Correct answers of the hold, in time or late: a service that answers everything is not gone, however slow it is. An answer
 * that came before the healing began counts: it cannot be owed to it. Who was still waiting then is left out, but only where
 * others were answered after a longer wait: beside those, he hangs. Where few are left, their bounds claim less: late is not never.
 * @returns null where there are none
 */
export function answeredIn(
  table: SlotTable,
  phase: Uint8Array,
  { healBegunMs, loadEndMs }: Pick<Moments, 'healBegunMs' | 'loadEndMs'>,
): Availability | null {
  const untilMs = healBegunMs ?? loadEndMs;
  const waiting: number[] = [];
  let [correct, all, longestMs] = [0, 0, 0];
  for (let slot = 0; slot < table.planned; slot++) {
    const [fate, dueMs, endMs] = [table.fate[slot], table.dueMs[slot], table.endMs[slot]] as [number, number, number];
    if (phase[slot] !== phaseCode.hold || isBlank(fate)) continue;
    if (endMs >= untilMs) waiting.push(untilMs - dueMs);
    else all++;
    if (endMs >= untilMs || !isCorrect(fate)) continue;
    correct++;
    longestMs = Math.max(longestMs, endMs - dueMs);
  }
  all += waiting.filter((waitedMs) => waitedMs > longestMs).length;
  return availabilityOf(correct, all);
}
