import type { OperationSeries } from '../model/episode.ts';
import type { OperationName } from '../model/stack.ts';
import { quantile } from './latency.ts';
import { fateCode, fates, isCorrect } from './outcome.ts';
import { roundMaybeMs, roundMs } from './round.ts';
import type { SlotTable } from './slots.ts';

/** Width of a bin. */
const binMs = 100;

/** Which series to draw. */
export interface SeriesFrame {
  /** What the user did. */
  readonly operation: OperationName;
  /** Length of the load. */
  readonly durationMs: number;
  /** The injection, from the start of the load: time 0 of the drawing. */
  readonly zeroMs: number;
}

/** Counts every planned slot in the bin of its due moment, whatever phase it belongs to; together they are the plan. */
export function seriesOf(table: SlotTable, { operation, durationMs, zeroMs }: SeriesFrame): OperationSeries {
  const bins = Math.max(1, Math.ceil(durationMs / binMs));
  const binOf = binsBySlot(table, bins);
  const counts = countByFate(table, binOf, bins);
  const of = (code: number): number[] => [...(counts[code] as Int32Array)];
  const [dropped, cut, lost] = [of(fateCode.dropped), of(fateCode.cut), of(fateCode.lost)];
  const missing = dropped.map((count, bin) => count + (cut[bin] ?? 0) + (lost[bin] ?? 0));
  const [good, late, wrong] = [of(fateCode.good), of(fateCode.late), of(fateCode.wrong)];
  const counted = { good, late, wrong, unanswered: of(fateCode.unanswered), missing };
  const frame = { operation, startMs: roundMs(-zeroMs), binMs };
  return { ...frame, ...counted, ...waitsByBin(table, binOf, bins), servedBy: goodByServer(table, binOf, bins) };
}

function binsBySlot(table: SlotTable, bins: number): Int32Array {
  return Int32Array.from(table.dueMs, (dueMs) => Math.min(bins - 1, Math.max(0, Math.floor(dueMs / binMs))));
}

function countByFate(table: SlotTable, binOf: Int32Array, bins: number): readonly Int32Array[] {
  const counts = fates.map(() => new Int32Array(bins));
  for (let slot = 0; slot < table.planned; slot++) {
    const row = counts[table.fate[slot] as number] as Int32Array;
    (row[binOf[slot] as number] as number)++;
  }
  return counts;
}

/** Quantiles of correct answers in each bin: waits are sorted into bins by counting, then each bin for itself. */
function waitsByBin(table: SlotTable, binOf: Int32Array, bins: number): Pick<OperationSeries, 'p50Ms' | 'p95Ms'> {
  const answered = (slot: number): boolean => isCorrect(table.fate[slot] as number);
  const starts = new Int32Array(bins + 1);
  for (let slot = 0; slot < table.planned; slot++)
    if (answered(slot)) (starts[(binOf[slot] as number) + 1] as number)++;
  for (let bin = 0; bin < bins; bin++) starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  const waits = new Float64Array(starts[bins] as number);
  const free = starts.slice();
  for (let slot = 0; slot < table.planned; slot++) {
    if (!answered(slot)) continue;
    waits[(free[binOf[slot] as number] as number)++] = (table.endMs[slot] as number) - (table.dueMs[slot] as number);
  }
  const at = (q: number): (number | null)[] =>
    Array.from({ length: bins }, (_, bin) => {
      const answeredMs = waits.subarray(starts[bin], starts[bin + 1]).toSorted();
      return roundMaybeMs(quantile({ answeredMs, unanswered: 0 }, q));
    });
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}

function goodByServer(table: SlotTable, binOf: Int32Array, bins: number): Record<string, readonly number[]> {
  const counts = new Map<string, number[]>();
  for (let slot = 0; slot < table.planned; slot++) {
    if (table.fate[slot] !== fateCode.good) continue;
    const server = table.samples[table.sampleAt[slot] as number]?.server ?? '';
    if (server === '') continue;
    const row = counts.get(server) ?? Array.from({ length: bins }, () => 0);
    (row[binOf[slot] as number] as number)++;
    counts.set(server, row);
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
