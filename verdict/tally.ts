import type { Waits } from './latency.ts';
import { causeOf, fateCode, isBad, isBlank, isCorrect } from './outcome.ts';
import type { SlotTable } from './slots.ts';

type Visit = (slot: number, fate: number) => void;

function eachIn(table: SlotTable, phase: Uint8Array, wanted: readonly number[], visit: Visit): void {
  const among = Uint8Array.from({ length: 256 }, (_, code) => (wanted.includes(code) ? 1 : 0));
  for (let slot = 0; slot < table.planned; slot++) {
    if (among[phase[slot] as number] === 1) visit(slot, table.fate[slot] as number);
  }
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Waiting times of the correct answers of some phases, late ones among them, and the number of requests that got none.
 * A wrong answer is none, however fast: else a service that refuses at once would be the quickest. Dropped slots sent none.
 */
export function waitsIn(table: SlotTable, phase: Uint8Array, wanted: readonly number[]): Waits {
  const answered: number[] = [];
  let unanswered = 0;
  eachIn(table, phase, wanted, (slot, fate) => {
    if (isCorrect(fate)) answered.push((table.endMs[slot] as number) - (table.dueMs[slot] as number));
    else if (fate <= fateCode.unanswered) unanswered++;
  });
  return { answeredMs: Float64Array.from(answered).toSorted(), unanswered };
}

/** Good answers by the server, or by the database, that they name; answers without a name are not among them. */
export function goodBy(
  table: SlotTable,
  phase: Uint8Array,
  { wanted, named }: { readonly wanted: readonly number[]; readonly named: 'server' | 'database' },
): Map<string, number> {
  const counts = new Map<string, number>();
  eachIn(table, phase, wanted, (slot, fate) => {
    const name = table.samples[table.sampleAt[slot] as number]?.[named] ?? '';
    if (fate === fateCode.good && name !== '') add(counts, name);
  });
  return counts;
}

/** Bad slots by cause. */
export function failuresByCause(table: SlotTable, phase: Uint8Array, wanted: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  eachIn(table, phase, wanted, (slot, fate) => {
    if (isBlank(fate) || !isBad(fate)) return;
    const sample = table.samples[table.sampleAt[slot] as number];
    add(counts, sample ? causeOf(sample) : 'dropped');
  });
  return counts;
}

/** Counts of several episodes together, by name in alphabetical order. */
export function mergeCounts(parts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const total = new Map<string, number>();
  for (const part of parts) for (const [key, count] of part) total.set(key, (total.get(key) ?? 0) + count);
  return Object.fromEntries([...total].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
