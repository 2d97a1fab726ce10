import type { SlotCounts } from '../model/cell.ts';
import { fateCode, isBad } from './outcome.ts';
import type { SlotTable } from './slots.ts';

type Counts = { -readonly [Key in keyof SlotCounts]: SlotCounts[Key] };

/**
 * Planned slots by what became of them, those around an act too: to which side of it they belong is not known, but whether
 * the user was served is.
 * @throws Error when they do not add up to the plan: then nothing counted here may be believed
 */
export function countSlots(table: SlotTable): SlotCounts {
  const counts: Counts = { planned: table.planned, good: 0, bad: 0, dropped: 0, cut: 0, unknown: 0 };
  for (let slot = 0; slot < table.fate.length; slot++) counts[kindOf(table.fate[slot] ?? -1)]++;
  assertConserved(counts);
  return counts;
}

function kindOf(fate: number): Exclude<keyof SlotCounts, 'planned'> {
  if (fate === fateCode.dropped) return 'dropped';
  if (fate === fateCode.cut) return 'cut';
  if (fate === fateCode.lost) return 'unknown';
  return isBad(fate) ? 'bad' : 'good';
}

/** Conservation: planned = good + bad + dropped + cut + unknown, to the slot. */
export function assertConserved({ planned, good, bad, dropped, cut, unknown }: SlotCounts): void {
  const sum = good + bad + dropped + cut + unknown;
  if (sum !== planned) throw new Error(`${planned} slots were planned, but ${sum} are accounted for`);
}

/** Slots of several episodes together. */
export function addSlots(parts: readonly SlotCounts[]): SlotCounts {
  const total: Counts = { planned: 0, good: 0, bad: 0, dropped: 0, cut: 0, unknown: 0 };
  for (const part of parts) for (const key of Object.keys(total) as (keyof SlotCounts)[]) total[key] += part[key];
  return total;
}
