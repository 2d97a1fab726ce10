import type { Availability } from '../model/cell.ts';
import { availabilityOf } from './availability.ts';
import type { Drawn, Slots } from './blocks.ts';
import { addDraws, blockLength, drawBlocks } from './blocks.ts';
import { fateCode, isBlank } from './outcome.ts';
import type { SlotTable } from './slots.ts';

/** Good slots of a phase, with what the block bootstrap drew of them. */
export interface PhaseShare extends Drawn {
  /** Counted slots; cut and lost ones are none. */
  readonly n: number;
}

/** Good slots of some phases of a table. */
export function shareIn(
  table: SlotTable,
  phase: Uint8Array,
  { wanted, seed }: { readonly wanted: readonly number[]; readonly seed: number },
): PhaseShare {
  const slots = slotsIn(table, phase, wanted);
  const good = slots.reduce((sum, one) => sum + one, 0);
  const draws = drawBlocks(slots, blockLength(slots.length, 1000 / table.periodMs), seed);
  return { n: slots.length, good, draws };
}

/** In order of their due time: chance inside each slot, or a late begin, may turn neighbours round. */
function slotsIn(table: SlotTable, phase: Uint8Array, wanted: readonly number[]): Slots {
  const places: number[] = [];
  let isOrdered = true;
  for (let slot = 0; slot < table.planned; slot++) {
    if (!wanted.includes(phase[slot] as number) || isBlank(table.fate[slot] as number)) continue;
    isOrdered &&= places.length === 0 || dueOf(table, places.at(-1) as number) <= dueOf(table, slot);
    places.push(slot);
  }
  const ordered = isOrdered ? places : places.toSorted((a, b) => dueOf(table, a) - dueOf(table, b));
  return Uint8Array.from(ordered, (slot) => (table.fate[slot] === fateCode.good ? 1 : 0));
}

const dueOf = (table: SlotTable, slot: number): number => table.dueMs[slot] as number;

/** The availability of a phase over all its episodes; null where no slot was. */
export function pooledShare(parts: readonly PhaseShare[]): Availability | null {
  const [good, n] = [parts.reduce((sum, part) => sum + part.good, 0), parts.reduce((sum, part) => sum + part.n, 0)];
  return availabilityOf(good, n, addDraws(parts));
}
