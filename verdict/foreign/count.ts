import type { Availability, Latency } from '../../model/cell.ts';
import type { OperationTally } from '../../model/tally.ts';
import { tallyFates } from '../../model/tally.ts';
import { waitOfClass } from '../../model/waits.ts';
import { availabilityOf } from '../availability.ts';
import { causeOf } from '../outcome.ts';
import { roundToMicros } from '../round.ts';

/** Requests of some stretches by what became of them. */
export type FateCounts = Readonly<Record<(typeof tallyFates)[number], number>>;

/** Counts of several stretches together. */
export function countsIn({ counts }: OperationTally, stretches: readonly number[]): FateCounts {
  const of = (fate: number): number =>
    stretches.reduce((sum, stretch) => sum + (counts[stretch * tallyFates.length + fate] ?? 0), 0);
  return { good: of(0), late: of(1), wrong: of(2), unanswered: of(3) };
}

/** Requests counted, whatever became of them. */
export const totalOf = ({ good, late, wrong, unanswered }: FateCounts): number => good + late + wrong + unanswered;

/** The share of good requests with exact bounds; null without requests. */
export const shareOf = (counts: FateCounts): Availability | null => availabilityOf(counts.good, totalOf(counts));

/**
 * Quantiles by nearest rank over all requests of some stretches, those without a correct answer ranking last. Each is the
 * middle of its class, `waitError` away from the true one at most.
 */
export function latencyIn(tally: OperationTally, stretches: readonly number[]): Latency | null {
  const { good, late, wrong, unanswered } = countsIn(tally, stretches);
  const [answered, n] = [good + late, good + late + wrong + unanswered];
  if (n === 0) return null;
  const classes = stretches.flatMap((stretch) => tally.waits[stretch] ?? []);
  const at = (q: number): number | null => {
    const rank = Math.max(1, Math.ceil(q * n - 1e-9));
    return rank > answered ? null : roundToMicros(waitOfClass(classOfRank(classes, rank)));
  };
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), n, censored: wrong + unanswered };
}

function classOfRank(classes: readonly Uint32Array[], rank: number): number {
  let seen = 0;
  for (let index = 0; ; index++) {
    for (const row of classes) seen += row[index] ?? 0;
    if (seen >= rank || index > (classes[0]?.length ?? 0)) return index;
  }
}

/** Names with their sum over some stretches, those with none left out, in alphabetical order. */
export function namedIn(
  rows: ReadonlyMap<string, Uint32Array>,
  stretches: readonly number[],
  nameOf: (name: string) => string = (name) => name,
): Record<string, number> {
  const total = new Map<string, number>();
  for (const [name, row] of rows) {
    const count = stretches.reduce((sum, stretch) => sum + (row[stretch] ?? 0), 0);
    if (count > 0) total.set(nameOf(name), (total.get(nameOf(name)) ?? 0) + count);
  }
  return Object.fromEntries([...total].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cause of `status,error` in one word, as of a sample. */
export function causeName(key: string): string {
  const [status = 0, error = 0] = key.split(',').map(Number);
  return causeOf({ valid: false, status, error });
}
